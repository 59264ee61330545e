# 关于分叉的图中的标注。
forks_figures-parent = 母运行
forks_figures-with-noise = { $words }（噪声）
forks_figures-with-floor = { $words }（混沌下限）
forks_figures-unchanged-equal = 无改变；与母运行逐位相同
forks_figures-unchanged-differs = 无改变；在第 { $epochs } 轮与母运行不同
forks_figures-unchanged-alone = 无改变；未与母运行比较
forks_figures-unchanged-dead = 无改变；母运行此前已发散
forks_figures-nothing-left = 无：训练此前已发散
forks_figures-samples = 相同隐向量的样本
forks_figures-classes-drawn =
    生成的
    类别数
forks_figures-coverage = 覆盖率
forks_figures-coverage-real =
    覆盖率
    （真实 { $real }）
forks_figures-diverged-at = 第 { $step } 步发散

forks_figures-no-change = 无：没有分叉作任何改变
forks_figures-diverged = 发散
forks_figures-not-defined = 无定义
forks_figures-shares-not-defined = 比例无定义
forks_figures-not-measured = 未测量
forks_figures-no-noise =
    { $measure }
    没有噪声分叉：无法判定
forks_figures-no-band =
    { $measure }
    噪声未知：无法判定
forks_figures-beyond = 超出噪声（q < { $q }）
forks_figures-undecided = 未定
forks_figures-band = 换用其他随机数所得结果的 95%
forks_figures-class-axis = 裁判网络判定的类别
forks_figures-shares = 各类别比例的变化，百分点（方框：q < 0.05）
forks_figures-unit-distance = 变化，平方距离（← 更好）
forks_figures-unit-more = 变化，百分点（更好 →）
forks_figures-unit-less = 变化，百分点（← 更好）
forks_figures-unit-density = 变化（真实图像约为 1）
forks_figures-unit-modes = 变化，类别数（更好 →）

forks_figures-image = 样本
forks_figures-weights_g = G 的权重
forks_figures-weights_d = D 的权重
forks_figures-image-axis = 像素（[−1, 1]）之差的均方根
forks_figures-weights_g-axis = 相对均方根差
forks_figures-weights_d-axis = 相对均方根差
forks_figures-since = 分叉后的步数
forks_figures-origin = 自第 { $epoch } 轮起的分叉
forks_figures-no-trajectories = 无：没有分叉与其无改变的对照记录了相同的步
forks_figures-other-numbers = 其他随机数
forks_figures-floor =
    混沌下限
    （末位改变一个单位）
forks_figures-floor-unknown = 下限的 2 倍：未知
forks_figures-floor-never = 下限的 2 倍：从未超过
forks_figures-floor-from = 下限的 2 倍：自第 { $rises } 步起
forks_figures-floor-between = 下限的 2 倍：第 { $rises } 至 { $until } 步

forks_figures-none = 没有运行带有分叉
forks_figures-short-more =
    变化，百分点
    （更好 →）
forks_figures-short-distance =
    变化，平方距离
    （← 更好）
forks_figures-short-share =
    变化，百分点
forks_figures-class-changed =
    变化最大的
    类别的比例
forks_figures-chaos = 混沌下限
