# 单元图谱。
atlas-title = 单元图谱
atlas-what = 各生成器每一层的全部单元，均取所属运行的最后一个检查点。<b>关联不等于效应</b>：一个单元可能与某个概念相伴，而该概念其实由别的部分画出；它也可能改变一个与自己并不相伴的概念。只有“消融的效应”与“消融的损害”两组列说明单元做什么；其中只有标为“留出”的行，是在未用于任何选择的样本上测得的。
atlas-method =
    <b>相伴、AUROC、q、信息量。</b>单元的取值最能区分其有无的那个概念，在一半隐向量上选定；在另一半上给出 AUROC（½ 表示无关；低于 ½ 表示概念出现时单元取值偏低）及其 95% 区间、“无关”这一假设的 q（在全部单元与运行上作 Benjamini–Hochberg 校正），以及以比特计的互信息。<b>有名称</b>（粗体）：整个区间高于 0.7 或低于 0.3，且 q &lt; 0.05。

    <b>激活。</b>单元取值大于零的隐向量所占的比例；取值从不变化的单元是死单元。

    <b>改变、效应、零分布、q。</b>将单元置零时变化最大的概念，以及以该概念在样本上的标准差为单位的平均变化（几乎不变的概念已略去）。“留出”：附 95% 区间；零分布：该层 97.5% 的随机单元（把某个单元的取值沿随机方向写入）在全部概念上都不超出的范围；粗体：整个区间位于此范围之外——在同样多的随机单元中挑出的最强者，也有一些如此；q 对应的假设是：其排名不高于这些随机单元。“估计”：在选定概念所用的发现样本上得到，因而偏高，未作检验。

    <b>专一性。</b>以标准差计、对各概念求和的总变化中，落在该概念上的比例。

    <b>图像、D 的对数几率、距离。</b>消融的损害：像素变化的均方根（像素取值从 −1 到 1）；判别器对数几率（logit）的变化，仅限留出样本；在裁判网络的特征空间中，到真实图像的 Fréchet 距离平方的变化（小于零表示更近）。

    <b>图片。</b>单元取值最高的留出样本，其后是消融引起的图像平均变化：红色为{ -light }增加，蓝色为减少，各自使用独立的色标。
atlas-script = 本页的表格需要 JavaScript，脚本已随报告附上。
atlas-layer = 层
atlas-concept = 相伴的概念
atlas-target = 改变的概念
atlas-number = 单元编号
atlas-only-named = 有名称
atlas-only-held-out = 在留出样本上测得
atlas-only-clear = 效应超过 97.5% 的随机单元
atlas-table = 单元表
atlas-association = 关联
atlas-effect-of-ablation = 消融的效应
atlas-damage = 消融的损害
atlas-column-layer = 层
atlas-column-unit = 单元
atlas-column-pictures = 取值最高的样本、消融引起的变化
atlas-column-concept = 相伴的概念
atlas-column-auroc = AUROC [95%]
atlas-column-auroc-q = q
atlas-q-of-association = 关联的 q
atlas-column-information = 信息量（比特）
atlas-column-active = 激活
atlas-column-target = 改变的概念
atlas-column-held-out = 测量方式
atlas-column-effect = 效应（标准差）[95%]
atlas-column-null = 零分布 ±
atlas-column-effect-q = q
atlas-q-of-effect = 效应的 q
atlas-column-specificity = 专一性
atlas-column-image = 图像（均方根）
atlas-column-logit = D 的对数几率
atlas-column-distance = 距离
atlas-all-layers = 所有层
atlas-any = 不限
atlas-found = { $all } 个单元中的 { $shown } 个
atlas-nothing-varies = 没有变化
atlas-dead = 死单元
atlas-held-out = 留出
atlas-estimate = 估计
atlas-pictures-of = 单元 { $unit } 取值最高的样本，以及消融它引起的图像变化
atlas-run = { $run }，第 { $epoch } 轮之后
atlas-run-not-finite = { $run }，第 { $epoch } 轮之后（{ $status }：最后一个有限的状态）
