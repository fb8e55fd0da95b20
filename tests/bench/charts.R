# The same line charts by ggplot2: the time of each after the first, in milliseconds.
suppressPackageStartupMessages(library(ggplot2))
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
format <- arguments[2]
tables <- lapply(list.files(folder, "[.]csv$", full.names = TRUE), function(file) {
  rows <- read.csv(file, encoding = "UTF-8")
  rows$date <- as.Date(rows$date)
  rows
})
draw <- function(rows, file) {
  last <- do.call(rbind, lapply(split(rows, rows$series), function(own) own[nrow(own), ]))
  picture <- ggplot(rows, aes(date, value, colour = series, linetype = series, shape = series)) +
    geom_line(na.rm = TRUE) +
    geom_point(na.rm = TRUE) +
    geom_text(data = last, aes(label = paste(series, value)), hjust = 0, nudge_x = 10, na.rm = TRUE) +
    scale_colour_manual(values = rep(c("#12436d", "#28a197", "#801650", "#f46a25"), 4)) +
    labs(title = "Title", subtitle = "Subtitle", caption = "Source", x = NULL, y = NULL) +
    theme_minimal(base_size = 10.5) +
    theme(legend.position = "none")
  ggsave(file, picture, width = 6.7, height = 5.2, dpi = 192, device = format)
}
out <- tempfile(fileext = paste0(".", format))
draw(tables[[1]], out)
times <- vapply(tables, function(rows) {
  start <- proc.time()[["elapsed"]]
  suppressWarnings(draw(rows, out))
  (proc.time()[["elapsed"]] - start) * 1000
}, numeric(1))
cat(times, sep = "\n")
