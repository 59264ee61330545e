judge-calibration-title = How far the judge can be trusted
judge-calibration-alt = On the left the judge's accuracy against its confidence, points with intervals beside the diagonal of a calibrated judge; on the right a table of true against judged classes, with a column for abstentions.
judge-calibration-caption = On { -data }'s test images. (a) Accuracy against calibrated confidence in bins of equal width, with 95 % Wilson intervals and the number of images. (b) Confusion: counts of true and judged classes.
