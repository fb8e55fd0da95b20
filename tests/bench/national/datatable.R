# The job with data.table: Rscript datatable.R <headline|all>, in the folder of the data.
suppressPackageStartupMessages(library(data.table))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "rules.R"))
scope <- commandArgs(trailingOnly = TRUE)[1]
setDTthreads(0)

d <- fread("national.csv", colClasses = "character", na.strings = "")
bad <- failing(d)
o <- melt(d, measure.vars = MEASURES, variable.name = "indicator", value.name = "raw")
rm(d)
o[, v := suppressWarnings(as.numeric(raw))]
o[, s := fifelse(is.na(raw) | !is.na(v), NA_character_, fifelse(raw %chin% SYMBOLS, raw, "invalid"))]
o[, raw := NULL]
o[, tp := as.integer(time_period)]
sums <- o[, .(s = sum(v, na.rm = TRUE)), by = indicator]
symbols <- o[!is.na(s), .N, by = s]

sc <- if (scope == "headline") o[sex == "Total" & category == "Total"] else o
la <- sc[
  geographic_level == "Local authority",
  .(tp, region_name, la = new_la_code, la_name, sex, ethnicity, category, indicator, v, s)
]
la[, g := .GRP, by = KEY]
england <- sc[geographic_level == "National", c(KEY, "v"), with = FALSE]
setnames(england, "v", "england")
la[england, england := i.england, on = KEY]
neighbours <- fread("neighbours.csv", colClasses = "character")[, .(la = new_la_code, nb = neighbour_code)]
figures <- la[!is.na(v), .(nb = la, g, v)]
averages <- neighbours[figures, on = "nb", allow.cartesian = TRUE, nomatch = NULL][
  , .(neighbour_avg = mean(v)), by = .(g, la)
]
la[averages, neighbour_avg := i.neighbour_avg, on = c("g", "la")]
rm(averages)
la[!is.na(v), rk := frank(-v, ties.method = "min"), by = g]
la[, nr := sum(!is.na(v)), by = g]
la[, quartile := as.integer(ceiling(4 * rk / nr))]
la[, y := tp %/% 100L]
previous <- la[, .(y = y + 1L, la, sex, ethnicity, category, indicator, pv = v)]
la[previous, change := v - i.pv, on = c("y", "la", "sex", "ethnicity", "category", "indicator")]

r <- sc[sex == "Total" & indicator == "rate_per_10000"]
white <- r[ethnicity == "White" & v > 0, .(tp, geographic_level, region_code, new_la_code, category, wv = v)]
r[white, wv := i.wv, on = c("tp", "geographic_level", "region_code", "new_la_code", "category")]
dd <- r[!is.na(v) & !is.na(wv), .(n = .N, s = sum(v / wv))]
mm <- la[, .(
  n = .N, sv = sum(v, na.rm = TRUE), nn = sum(!is.na(neighbour_avg)), sn = sum(neighbour_avg, na.rm = TRUE),
  se = sum(england, na.rm = TRUE), nr = sum(!is.na(rk)), sr = sum(as.numeric(rk), na.rm = TRUE),
  sq = sum(quartile, na.rm = TRUE), nc = sum(!is.na(change)), sc = sum(change, na.rm = TRUE)
)]
out <- la[, .(
  time_period = tp, new_la_code = la, la_name, region_name, sex, ethnicity, category, indicator, value = v,
  symbol = s, england, neighbour_avg, rank = rk, n_ranked = nr, quartile, change
)]
fwrite(out, "datatable.csv")
report(bad, sums$s[match(MEASURES, sums$indicator)], mm, dd)
