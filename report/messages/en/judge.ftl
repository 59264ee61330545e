judge-calibration-title = How far the judge can be trusted
judge-calibration-alt = On the left the judge's accuracy against its confidence, points with intervals beside the diagonal of a calibrated judge; on the right a table of true against judged classes, with a column for abstentions.
