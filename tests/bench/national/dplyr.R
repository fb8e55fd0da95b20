# The job with readr, dplyr and tidyr: Rscript dplyr.R <headline|all>, in the folder of the data.
suppressPackageStartupMessages({
  library(readr)
  library(dplyr)
  library(tidyr)
})
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "rules.R"))
scope <- commandArgs(trailingOnly = TRUE)[1]

d <- read_csv("national.csv", col_types = cols(.default = "c"), na = "", lazy = FALSE, progress = FALSE)
bad <- failing(d)
o <- d %>% pivot_longer(all_of(MEASURES), names_to = "indicator", values_to = "raw")
rm(d)
o <- o %>%
  mutate(
    v = suppressWarnings(as.numeric(raw)),
    s = if_else(is.na(raw) | !is.na(v), NA_character_, if_else(raw %in% SYMBOLS, raw, "invalid")),
    tp = as.integer(time_period)
  ) %>%
  select(-raw)
sums <- o %>% group_by(indicator) %>% summarise(s = sum(v, na.rm = TRUE))
symbols <- o %>% filter(!is.na(s)) %>% count(s)

sc <- if (scope == "headline") filter(o, sex == "Total", category == "Total") else o
la <- sc %>%
  filter(geographic_level == "Local authority") %>%
  select(tp, region_name, la = new_la_code, la_name, sex, ethnicity, category, indicator, v, s)
england <- sc %>% filter(geographic_level == "National") %>% select(all_of(KEY), england = v)
neighbours <- read_csv("neighbours.csv", col_types = cols(.default = "c")) %>%
  select(la = new_la_code, nb = neighbour_code)
averages <- la %>%
  filter(!is.na(v)) %>%
  select(all_of(KEY), nb = la, v) %>%
  inner_join(neighbours, by = "nb", relationship = "many-to-many") %>%
  group_by(across(all_of(c(KEY, "la")))) %>%
  summarise(neighbour_avg = mean(v), .groups = "drop")
m <- la %>% left_join(england, by = KEY) %>% left_join(averages, by = c(KEY, "la"))
rm(averages)
m <- m %>%
  group_by(across(all_of(KEY))) %>%
  mutate(rk = min_rank(desc(v)), nr = sum(!is.na(v))) %>%
  ungroup() %>%
  mutate(quartile = as.integer(ceiling(4 * rk / nr)), y = tp %/% 100L)
previous <- m %>% transmute(y = y + 1L, la, sex, ethnicity, category, indicator, pv = v)
m <- m %>%
  left_join(previous, by = c("y", "la", "sex", "ethnicity", "category", "indicator")) %>%
  mutate(change = v - pv)

r <- sc %>% filter(sex == "Total", indicator == "rate_per_10000")
white <- r %>%
  filter(ethnicity == "White", v > 0) %>%
  select(tp, geographic_level, region_code, new_la_code, category, wv = v)
dd <- r %>%
  inner_join(white, by = c("tp", "geographic_level", "region_code", "new_la_code", "category")) %>%
  filter(!is.na(v)) %>%
  summarise(n = n(), s = sum(v / wv))
mm <- m %>% summarise(
  n = n(), sv = sum(v, na.rm = TRUE), nn = sum(!is.na(neighbour_avg)), sn = sum(neighbour_avg, na.rm = TRUE),
  se = sum(england, na.rm = TRUE), nrk = sum(!is.na(rk)), sr = sum(as.numeric(rk), na.rm = TRUE),
  sq = sum(quartile, na.rm = TRUE), nc = sum(!is.na(change)), sc = sum(change, na.rm = TRUE)
)
out <- m %>% transmute(
  time_period = tp, new_la_code = la, la_name, region_name, sex, ethnicity, category, indicator, value = v,
  symbol = s, england, neighbour_avg, rank = rk, n_ranked = nr, quartile, change
)
write_csv(out, "dplyr.csv", na = "", progress = FALSE)
report(bad, sums$s[match(MEASURES, sums$indicator)], mm, dd)
