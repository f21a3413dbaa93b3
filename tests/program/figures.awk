# figures.awk - the figures of a group, computed from `leadquiz export --format csv` alone, in the
# form of the lines that test_figures.sh reads from the report: KIND ID FIRST LAST PEOPLE VALUE LOW
# HIGH. Counts are asked for, because how neighbours are put together is not computed here: the cells
# come in the first file.
#
#   awk -v team=North -f figures.awk cells.tsv export.csv
#
# Who is called Quiet does not let answers count in averages.

function integral(exponent, angle,   i, steps, sum) { # of cos^exponent, by Simpson's rule
    steps = 400
    sum = 1 + cos(angle) ^ exponent
    for (i = 1; i < steps; i++)
        sum += (i % 2 ? 4 : 2) * cos(i * angle / steps) ^ exponent
    return sum * angle / steps / 3
}

# The 97.5 % quantile of Student's t: x = sqrt(n) tan(angle) makes its density cos^(n - 1).
function t_quantile(n,   low, high, middle, whole, i) {
    if (n in quantiles)
        return quantiles[n]
    high = atan2(1, 0)
    whole = integral(n - 1, high)
    for (i = 0; i < 50; i++) {
        middle = (low + high) / 2
        if (integral(n - 1, middle) / whole < 0.95)
            low = middle
        else
            high = middle
    }
    return quantiles[n] = sqrt(n) * sin(middle) / cos(middle)
}

function say_mean(kind, id, values, count, clipped,   i, mean, squares, half, low, high) {
    if (count < 5)
        return
    for (i = 1; i <= count; i++)
        mean += values[i] / count
    for (i = 1; i <= count; i++)
        squares += (values[i] - mean) ^ 2
    half = t_quantile(count - 1) * sqrt(squares / (count - 1) / count)
    low = mean - half
    high = mean + half
    if (clipped && low < 0)
        low = 0
    if (clipped && high > 100)
        high = 100
    printf "%s\t%s\t0\t0\t%d\t%.9f\t%.9f\t%.9f\n", kind, id, count, mean, low, high
}

# Wilson's interval of k of n, as shares of 100.
function say_share(kind, id, first, last, k, n,   z, p, centre, half) {
    z = 1.959963984540054
    p = k / n
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    printf "%s\t%s\t%d\t%d\t%d\t%.9f\t%.9f\t%.9f\n", kind, id, first, last, k, 100 * p,
        100 * (centre - half), 100 * (centre + half)
}

function say_scale(id,   name, count, moved, now, differences) {
    for (name in last_line) {
        if (cell(last_line[name], id) == "")
            continue
        now[++count] = cell(last_line[name], id)
        if (name in line_before && cell(line_before[name], id) != "")
            differences[++moved] = now[count] - cell(line_before[name], id)
    }
    say_mean("scale", id, now, count, 1)
    say_mean("movement", id, differences, moved, 0)
}

function say_month(month, id,   key, parts, values, count) {
    for (key in last_of_month) {
        split(key, parts, SUBSEP)
        if (parts[1] == month && cell(last_of_month[key], id) != "")
            values[++count] = cell(last_of_month[key], id)
    }
    say_mean("month " month, id, values, count, 1)
}

# Which way a person leans, by place in the report: four of six scenarios, else mixed.
function lean(line,   i, counts) {
    for (i = 1; i <= 6; i++)
        counts[cell(line, "o" i)]++
    for (i = 1; i <= 3; i++)
        if (counts[leans[i]] >= 4)
            return i - 1
    return 3
}

# How many answered from first to last, of all who answered.
function say_cell(kind, id, first, last,   name, column, value, k, n) {
    column = kind == "level" ? "level" : kind == "desire" ? "desire" : id
    for (name in last_line) {
        value = kind == "lean" ? lean(last_line[name]) : cell(last_line[name], column)
        if (value == "" || (kind == "level" && value == 0))
            continue
        n++
        k += value >= first && value <= last
    }
    say_share(kind, id, first, last, k, n)
}

function cell(line, name,   fields) {
    split(line, fields, ",")
    return fields[columns[name]]
}

BEGIN { FS = "," }

FNR == 1 { file++ }

file == 1 {
    cells[++cell_count] = $0
    next
}

FNR == 1 {
    for (i = 1; i <= NF; i++)
        columns[$i] = i
    next
}

{
    sub(/\r$/, "")
    name = $columns["name"]
    if ($columns["quality"] == "poor" || $columns["form"] != "full" || name ~ /Quiet/ ||
        (team != "" && $columns["team"] != team))
        next
    month = substr($columns["date"], 1, 7)
    months[month]
    # Rows come in the order of their start.
    if (name in last_line)
        line_before[name] = last_line[name]
    last_line[name] = last_of_month[month, name] = $0
}

END {
    scales = split("achiever trust leader fairness follower", ids, " ")
    for (i = 1; i <= scales; i++)
        say_scale(ids[i])
    for (month in months)
        for (i = 1; i <= scales; i++)
            say_month(month, ids[i])
    split("achiever leader follower", leans, " ")
    for (i = 1; i <= cell_count; i++) {
        split(cells[i], parts, "\t")
        say_cell(parts[1], parts[2], parts[3], parts[4])
    }
}
