package fiji.plugin.neuralstyle.weights.format;

import fiji.plugin.neuralstyle.network.Convolution;
import fiji.plugin.neuralstyle.network.InputMean;
import fiji.plugin.neuralstyle.network.RgbImage;

/** What a network's first convolution was learned to see; a file doesn't say. */
public enum Convention {

	/** RGB in [0, 1] minus ImageNet's mean, divided by its standard deviation. */
	TORCHVISION(InputMean.IMAGENET) {

		@Override
		Convolution convert(final Convolution first) {
			return first;
		}
	},

	/** BGR in 0..255 minus (103.939, 116.779, 123.68): the original weights, in Caffe and in Keras. */
	CAFFE(new InputMean(123.68f / 255, 116.779f / 255, 103.939f / 255)) {

		@Override
		Convolution convert(final Convolution first) {
			final float[] kernel = new float[first.kernel().length];
			for (int i = 0; i < kernel.length; i++) {
				final int channel = i / Convolution.AREA % RgbImage.CHANNELS;
				final int mirrored = RgbImage.CHANNELS - 1 - channel;
				kernel[i] = (float) (first.kernel()[i + (mirrored - channel) * Convolution.AREA] * 255 * DEVIATION[channel]);
			}
			return new Convolution(first.inputs(), first.outputs(), kernel, first.bias());
		}
	};

	/** ImageNet's standard deviation of red, green and blue, by which the network divides. */
	private static final double[] DEVIATION = { 0.229, 0.224, 0.225 };

	private final InputMean mean;

	Convention(final InputMean mean) {
		this.mean = mean;
	}

	/** What is taken from the input. Not folded into the bias, which would be wrong next to a border of zeros. */
	InputMean mean() {
		return mean;
	}

	/** The first convolution for RGB in [0, 1] minus {@link #mean}, divided by ImageNet's standard deviation. */
	abstract Convolution convert(Convolution first);
}
