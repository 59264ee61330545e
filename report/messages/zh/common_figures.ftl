# 多个主题的图中共用的词。
common_figures-epoch = 轮数
common_figures-epoch-number = 第 { $epoch } 轮
common_figures-step = 步数
common_figures-step-number = 第 { $step } 步
common_figures-seed-number = 种子 { $seed }
common_figures-unit = 单元
common_figures-real = 真实
common_figures-generated = 生成
common_figures-of-d = D
common_figures-of-g = G
common_figures-null = 偶然的 95%
common_figures-interval = 95% 区间
common_figures-share = 比例
common_figures-untrained = 未训练
common_figures-run = 运行
common_figures-left-out = 略去：{ $reason }
