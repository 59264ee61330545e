# 两个网络各层的图中的标注。
features_figures-axis = 第 { $number } 轴
features_figures-no-class = 无
features_figures-dimension = 有效维数
features_figures-accuracy = 平衡准确率
features_figures-shuffled = 打乱标签，95%
features_figures-shuffled-when = 打乱标签，95%，{ $when }
features_figures-probe = 线性探针
features_figures-probe-when = 线性探针，{ $when }
features_figures-unreadable = { -data.labels ->
   *[yes] 生成的类别
    不足两个，
    无可读取
    [no] 没有标签，
    无可读取
}
features_figures-lost = 有一个作业失败了
features_figures-images = 图像数
features_figures-auroc = AUROC（真实对生成）
features_figures-means = 均值之差
features_figures-logit = logit 本身
features_figures-along-training =
    均值之差；
    最后一层
    为 logit
features_figures-to-image =
    G，到图像
    的权重
features_figures-from-image =
    D，来自图像
    的权重
features_figures-maximiser =
    D，{ $layer }，
    激活最大化
features_figures-no-units = 没有与图像全连接的层，也没有可以考察的判别器单元
