package fiji.plugin.neuralstyle.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import fiji.plugin.neuralstyle.network.Convolution;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Padding;
import fiji.plugin.neuralstyle.network.RgbImage;
import ij.process.FloatProcessor;

/**
 * One kernel of a network's first layer: 3 x 3 weights for each of red, green and blue, and a number that is
 * added to what they give.
 *
 * @param network it belongs to
 * @param weights nine of red, nine of green, nine of blue
 * @param bias what is added
 */
record LearnedKernel(NetworkWeights network, List<float[]> weights, float bias) {

	/** The standard deviation of ImageNet's pictures, by which every network of this family divides its input. */
	private static final float[] DEVIATION = { 0.229f, 0.224f, 0.225f };

	/** @param channel from 1 */
	static LearnedKernel of(final NetworkWeights network, final int channel) {
		final Convolution first = network.convolutions().get(0);
		if (channel < 1 || channel > first.outputs()) {
			throw new IllegalArgumentException("The channel is " + channel + "; the first layer of the network \"" + network
				.name() + "\" has the channels 1 to " + first.outputs() + ".");
		}
		final List<float[]> weights = new ArrayList<>();
		for (int colour = 0; colour < RgbImage.CHANNELS; colour++) {
			final int from = ((channel - 1) * RgbImage.CHANNELS + colour) * Convolution.AREA;
			weights.add(Arrays.copyOfRange(first.kernel(), from, from + Convolution.AREA));
		}
		return new LearnedKernel(network, weights, first.bias()[channel - 1]);
	}

	/** The network's own first step, made of three of ImageJ's convolutions. */
	FloatProcessor apply(final RgbImage image) {
		final int width = image.width();
		final int height = image.height();
		final float[] sum = new float[width * height];
		Arrays.fill(sum, bias);
		final float[] mean = network.inputMean().toArray();
		for (int colour = 0; colour < RgbImage.CHANNELS; colour++) {
			final FloatProcessor plane = bordered(image, colour, mean[colour]);
			AppliedKernel.convolve(plane, weights.get(colour));
			for (int y = 0, i = 0; y < height; y++) {
				for (int x = 0; x < width; x++, i++) {
					sum[i] += plane.getf(x + 1, y + 1);
				}
			}
		}
		return new FloatProcessor(width, height, sum);
	}

	/** A colour as the network sees it, with what it sees beyond the border: its mirror image, or nothing. */
	private FloatProcessor bordered(final RgbImage image, final int colour, final float mean) {
		final int width = image.width();
		final int height = image.height();
		final boolean mirrored = network.padding() == Padding.REFLECT;
		final FloatProcessor plane = new FloatProcessor(width + 2, height + 2);
		for (int y = -1; y <= height; y++) {
			for (int x = -1; x <= width; x++) {
				final boolean inside = x >= 0 && y >= 0 && x < width && y < height;
				if (!inside && !mirrored) continue;
				final int place = mirrored(y, height) * width + mirrored(x, width);
				plane.setf(x + 1, y + 1, (image.channel(colour)[place] - mean) / DEVIATION[colour]);
			}
		}
		return plane;
	}

	private static int mirrored(final int place, final int size) {
		return place < 0 ? -place : place < size ? place : 2 * size - 2 - place;
	}
}
