judge-calibration-title = 裁判有多可信
judge-calibration-alt = 左图是裁判的准确率与置信度的关系，各点带置信区间，对角线表示完全校准；右图是真实类别与裁判所判类别的表格，弃权另占一列。
