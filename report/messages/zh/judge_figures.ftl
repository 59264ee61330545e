judge_figures-calibrated = 完全校准
judge_figures-judge = 裁判，95%
judge_figures-confidence = 置信度
judge_figures-accuracy = 测试图像上的准确率
judge_figures-none = 无
judge_figures-judged = 裁判的判断（无：弃权）
judge_figures-true = 真实类别
