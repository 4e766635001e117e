package fiji.plugin.neuralstyle.inspect;

import java.util.List;
import java.util.concurrent.CancellationException;

import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import ij.ImagePlus;
import ij.plugin.filter.Convolver;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

/**
 * A kernel and what it makes of an image, by ImageJ's own convolver. The image is not changed.
 *
 * @param result as large as the image
 * @param kernel its weights as a picture, red above 0 and blue below
 */
public record AppliedKernel(ImagePlus result, ImagePlus kernel) {

	static final int SIDE = 3;

	/**
	 * A kernel that people wrote down, applied to the current slice; the result has the image's type, as that of
	 * Process &gt; Filters &gt; Convolve... has.
	 */
	public static AppliedKernel of(final ClassicKernel kernel, final ImagePlus image) {
		if (image.getProcessor() == null) {
			throw new IllegalArgumentException("The image \"" + image.getTitle() + "\" has no pixels. Choose another.");
		}
		final ImageProcessor pixels = image.getProcessor().duplicate();
		pixels.resetRoi();
		for (int colour = 0; colour < pixels.getNChannels(); colour++) {
			final FloatProcessor plane = pixels.toFloat(colour, null);
			convolve(plane, kernel.weights());
			pixels.setPixels(colour, plane);
		}
		if (!(pixels instanceof ColorProcessor)) pixels.resetMinAndMax();
		final ImagePlus result = new ImagePlus(kernel + " of " + image.getTitle(), pixels);
		result.setCalibration(image.getCalibration());
		return new AppliedKernel(result, KernelPicture.of("Kernel: " + kernel, List.of(kernel.weights())));
	}

	/**
	 * A kernel that a network learned for its first layer, applied to the image as displayed; the result is that
	 * layer's feature map, in 32 bits.
	 *
	 * @param channel which of the first layer's kernels, from 1
	 * @throws IllegalArgumentException if there is none of that number, or the image is too small
	 */
	public static AppliedKernel of(final NetworkWeights network, final int channel, final ImagePlus image) {
		final LearnedKernel kernel = LearnedKernel.of(network, channel);
		final ImagePlus result = new ImagePlus("conv1_1 #" + channel + " of " + image.getTitle(), kernel.apply(
			ImageConversion.toRgb(image)));
		result.setCalibration(image.getCalibration());
		// The image's calibrated grey values mean nothing here.
		result.getCalibration().disableDensityCalibration();
		return new AppliedKernel(result, KernelPicture.of("Kernel: conv1_1 #" + channel + " (red, green, blue)", kernel
			.weights()));
	}

	static void convolve(final FloatProcessor pixels, final float[] weights) {
		final Convolver convolver = new Convolver();
		convolver.setNormalize(false);
		if (!convolver.convolve(pixels, weights, SIDE, SIDE)) throw new CancellationException("Cancelled by Esc.");
	}
}
