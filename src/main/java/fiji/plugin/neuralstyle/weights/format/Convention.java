package fiji.plugin.neuralstyle.weights.format;

/** What a network's first convolution was learned to see; a file doesn't say. */
public enum Convention {

	/** RGB in [0, 1] minus ImageNet's mean, divided by its standard deviation. */
	TORCHVISION,

	/** BGR in 0..255 minus (103.939, 116.779, 123.68): the original weights, in Caffe and in Keras. */
	CAFFE
}
