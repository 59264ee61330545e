judge-calibration-title = 裁判有多可信
judge-calibration-alt = 左图是裁判的准确率与置信度的关系，各点带置信区间，对角线表示完全校准；右图是真实类别与裁判所判类别的表格，弃权另占一列。
judge-calibration-caption = 取自 { -data } 测试图像。(a) 准确率与校准置信度的关系，置信度按等宽分箱，附 95% 的 Wilson 区间和图像数目。(b) 混淆矩阵：真实类别与所判类别的计数。
