# 关于隐空间方向的图中的文字。
latent_figures-direction = { $method } { $own }
latent_figures-not-measured = 未测量
latent_figures-random-directions = 随机方向，95%
latent_figures-no-direction = 没有方法找到方向
latent_figures-sample = 样本 { $number }，移动量
latent_figures-sd-per-length =
    SD /
    单位长度

# leading
latent_figures-no-leading = 没有方向对概念的改变超过噪声
latent_figures-length = 移动长度
latent_figures-change = 概念的变化（SD）
latent_figures-moved-along = 沿 { $direction } 移动
latent_figures-effect = 效应 { $value } SD / 单位长度
latent_figures-selective = 其中选择性效应 { $value }
latent_figures-range = 随机方向 { $low } 至 { $high }；{ $q }
latent_figures-no-curve = 未测量其曲线

# traversal
latent_figures-rank = 分量的名次（按沿该分量的图像变化排列）
latent_figures-pixels =
    每单位长度像素的
    均方根变化
latent_figures-component = 分量
latent_figures-component-beyond = q < 0.05 的分量
latent_figures-in-a = 见 a

# concepts
latent_figures-none-trained = 没有方向是针对概念训练的
latent_figures-group-classes = { -kind }
latent_figures-group-image = 图像
latent_figures-group-stroke = 笔画
latent_figures-change-per-length = 每单位长度的变化（以概念的 SD 计）
latent_figures-beyond = 超出随机方向（q < { $q }）
latent_figures-not-beyond = 已检验，未超出

# paths
latent_figures-path-lerp = 直线（lerp）
latent_figures-path-slerp = 旋转（slerp）
latent_figures-path-circle = 大圆
latent_figures-beside-lerp =
    lerp：
    直线
latent_figures-beside-slerp =
    slerp：
    旋转
latent_figures-beside-circle = 大圆
latent_figures-named = 裁判能认出的比例（%）
latent_figures-ink = { -data.strokes ->
    [yes] 墨量（像素）
   *[no] 亮度
}
latent_figures-place = 位置（从一端到另一端，或绕圆一周，共 { $steps } 步）

# geometry
latent_figures-singular = 雅可比矩阵的奇异值（按大小排列）
latent_figures-stretch = 隐向量每单位的像素变化（平方和的平方根）
latent_figures-not-defined = 无定义
latent_figures-random-bases = 随机基
latent_figures-axes = 坐标轴
latent_figures-condition = 条件数的 log₁₀
latent_figures-dimension = 局部维数
latent_figures-path-length =
    路径长度
    （裁判特征的平方）
latent_figures-hessian =
    Hessian 惩罚
    （对像素）

# inversion
latent_figures-worst = 真实图像，误差最大者
latent_figures-median = 真实图像，误差居中者
latent_figures-best = 真实图像，误差最小者
latent_figures-floor = 其他隐向量的生成图像，误差最大者
latent_figures-nearest =
    最近的
    样本
latent_figures-halfway =
    一半
    步数
latent_figures-all-steps =
    全部
    步数
latent_figures-of-real = 真实图像
latent_figures-of-generated = 其他隐向量的生成图像
latent_figures-mean-real = 真实图像的均值
latent_figures-range-of-kind = 同一{ $kind }的生成图像的 95%
latent_figures-range-of-all = 全部生成图像的 95%
latent_figures-all-images = 全部图像
latent_figures-difference-of-pixels =
    像素的均方根差
    （像素值在 [−1, 1] 内）
latent_figures-mean-difference = 平均均方根差
latent_figures-image = 原图
latent_figures-drawn = 画出
latent_figures-difference = 差

# moves
latent_figures-no-move = 没有概念有变化，因此未作移动
latent_figures-none-accepted = 未移动的样本无一被接受
latent_figures-sides = ← 向另一侧    长度    向这一侧 →
latent_figures-straight = 线性程度 R²
latent_figures-unmoved = 由未移动的样本估计（SD）
latent_figures-moves = 移动（SD / 单位长度）
latent_figures-differ =
    { $number } 个变化中有 { $share }%
    的差异超过噪声
latent_figures-key-direction = a、b、d：方向及 95% 区间
latent_figures-key-farther = a：超过最长的移动
latent_figures-key-tested = c：受检验的概念
latent_figures-key-others = c：其他概念
latent_figures-key-whole = d：移动隐向量本身

# agreement
latent_figures-does-effect = 对概念的效应
latent_figures-does-per-change = 同上，图像变化相等
latent_figures-does-selective = 选择性效应
latent_figures-does-image = 图像变化
latent_figures-overlap = 各方法所得方向的重叠
latent_figures-with-itself =
    与自身相比，
    换一批样本
latent_figures-in-another-seed =
    在另一种子中
    画出的内容
latent_figures-do-more =
    作用超过随机方向的方向
    （q < 0.05）占比（%）
latent_figures-do-more-narrow =
    作用超过随机方向
    的方向（q < 0.05）
    占比（%）
latent_figures-fewer-than-two = 方法少于两种
latent_figures-mean-cos2 = cos² 均值
latent_figures-mean-cosine = |余弦| 均值
latent_figures-key-overlap =
    主角 cos² 的均值；
    灰色数字：
    未超出随机子空间
latent_figures-found = 实测值；实心：q < 0.05
latent_figures-random-both = 随机，95%
latent_figures-random-subspaces = 随机子空间，95%
latent_figures-held-out-random = 留出的随机方向
latent_figures-of = 共 { $number }

# answer
latent_figures-kind-axes = 坐标轴
latent_figures-kind-other =
    不用概念
    找到的方向
latent_figures-kind-trained =
    针对概念
    训练的方向
latent_figures-share = 超出随机方向的方向所占比例（%）
latent_figures-selective-share = 对概念的选择性效应
latent_figures-per-change-share = 图像变化相等时的效应
latent_figures-random-share = 留出的随机方向
latent_figures-none-tested = 未检验
