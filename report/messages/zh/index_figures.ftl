index_figures-nothing = 没有可供尝试的单元集合
index_figures-before = 生成
index_figures-after = 去掉
    { $size } 个单元
index_figures-set = 去掉为该{ -kind }选出的单元
index_figures-random = 去掉同样多的随机单元（95%）
index_figures-kind = 噪声所画的{ -kind }
index_figures-share = 概率下降（%）
