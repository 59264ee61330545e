claims_figures-area =
    ROC 曲线
    下面积
claims_figures-planted = 判为起作用：植入的对象
claims_figures-nothing = 判为起作用：无作用的对象
claims_figures-untrained = 判为起作用：未训练的网络
claims_figures-not-meant = 本不应找到
claims_figures-least = 至少 { $least }
claims_figures-chance = 偶然
claims_figures-most = 至多 { $most }
claims_figures-none = 记分卡缺失。
