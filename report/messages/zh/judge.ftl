judge-calibration-title = 裁判有多可信
judge-calibration-alt = { -data.labels ->
   *[yes] 左图是裁判的准确率与置信度的关系，各点带置信区间，对角线表示完全校准；右图是真实类别与裁判所判类别的表格，弃权另占一列。
    [no] 说明为何没有内容的文字。
}
judge-calibration-caption = { -data.labels ->
   *[yes] 取自 { -data } 测试图像。(a) 准确率与校准置信度的关系，置信度按等宽分箱，附 95% 的 Wilson 区间和图像数目。(b) 混淆矩阵：真实类别与所判类别的计数。
    [no] { -data } 没有标签，因此没有裁判。
}

# 互相混淆的类别。
judge-unlabelled = { -data } 没有标签，因此裁判不作任何判断。它是只用图像训练的编码器，其特征用于计算距离。它的准确率、校准和混淆的类别均略去。
judge-confused = 互相混淆的类别
judge-confused-none = 在 { $images } 张测试图像上，它没有把任何类别当作另一类别。
judge-confused-most = 裁判混淆的类别，后面的任何分析都无法区分。它最常互相混淆的是{ $first }和{ $second }：占这两类 { $images } 张测试图像的 { $share } [{ $low }, { $high }]。
judge-confused-shown = 它混淆的 { $pairs } 对类别中的 { $shown } 对，最常混淆的在前
judge-confused-pair = 类别对
judge-confused-two = { $first }和{ $second }
judge-confused-share = 混淆的比例
judge-confused-interval = 95% 区间
judge-confused-ways = 前者判为后者、后者判为前者
judge-confused-both = { $there }、{ $back }
judge-confused-images = 两类的图像数
judge-confused-order = 按裁判认为最可能的类别计算，无论它是否弃权。区间为 Wilson 区间，各自只针对一对类别：排序用的是同样的图像，因此排在前面的数值略偏高。
judge-band = [{ $low }, { $high }]

# 因子。
judge-factors = 从图像读出的因子
judge-factors-unknown = { -data } 的图像由什么生成并不清楚，因此没有从图像读出因子。
judge-factors-read = 一个网络从图像读出它由什么生成。下面是它在 { $images } 张未参与训练的测试图像上的准确程度，附 95% 的自助法区间。
judge-factor = 因子
judge-factor-r-squared = 决定系数 R²
judge-factor-rank = 秩相关
judge-factor-error = 误差的中位数
judge-factor-value = { $value } [{ $low }, { $high }]
judge-factor-off = { $error } { $unit }

# 已知的改动。
judge-changes = 所测的量是否按应有的方式变化？
judge-changes-what = 对 { $images } 张测试图像作了已知的改动，并在改动前后测量了所有的量。在 { $known } 种事先已知的变化中，有 { $right } 种与预期相符：中位数与预期值的差不超过预期值的一半，或不超过各种改动使该概念变化的最大幅度的十分之一。
judge-changes-of = { $concept }：{ $known } 种中有 { $right } 种与预期相符
judge-changes-open = { $concept }：事先没有预期
judge-change = 改动
judge-change-expected = 预期值
judge-change-found = 实测值
judge-change-images = 95% 的图像
judge-change-verdict = 与预期相符
judge-change-right = 是
judge-change-wrong = 否
judge-change-unit = 对图像取中位数，单位：{ $unit }。短横线（–）表示事先没有预期。
judge-change-thicken = 加粗，半径 { $amount } 像素
judge-change-shear = 错切 { $amount }°
judge-change-scale = 缩放为 { $amount } 倍
judge-change-shift-right = 右移 { $amount } 像素
judge-change-shift-down = 下移 { $amount } 像素
judge-change-brighten = 与白色混合，比例 { $amount }
judge-change-darken = 与黑色混合，比例 { $amount }
judge-change-take-contrast = 与灰色混合，比例 { $amount }
judge-change-blur = 模糊，宽度 { $amount } 像素
judge-change-mirror = 左右翻转
judge-change-mix-with-the-mirror-image = 与镜像混合，比例 { $amount }
judge-change-turn-hues = 色相转动 { $amount }°
judge-change-take-colour = 与自身的灰度图混合，比例 { $amount }
