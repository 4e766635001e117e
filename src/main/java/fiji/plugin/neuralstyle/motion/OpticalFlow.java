package fiji.plugin.neuralstyle.motion;

import boofcv.abst.flow.DenseOpticalFlow;
import boofcv.alg.flow.ConfigBroxWarping;
import boofcv.factory.flow.FactoryDenseOpticalFlow;
import boofcv.struct.flow.ImageFlow;
import boofcv.struct.image.GrayF32;
import fiji.plugin.neuralstyle.network.RgbImage;

/**
 * Finds motion between two pictures of a sequence, by T. Brox et al., "High Accuracy Optical Flow Estimation Based on a
 * Theory for Warping", 2004, as BoofCV has it. It sees luminance alone.
 */
final class OpticalFlow {

	private static final float[] LUMINANCE = { 0.299f, 0.587f, 0.114f };

	/** Half of what BoofCV takes by itself: half the time for hardly more error. */
	private static final int WARPS = 5;

	/** In pixels. Noise moves 99 of 100 pixels by less; were they moved, all would blur a little from picture to picture. */
	private static final float TREMOR = 0.15f;

	private OpticalFlow() {}

	/**
	 * Where the pixels of one picture are in the other, which has the same size.
	 *
	 * @return of the pictures' size, exactly 0 where hardly anything moves; about 25 arrays as large are needed meanwhile
	 */
	static Flow between(final RgbImage picture, final RgbImage other) {
		final ConfigBroxWarping settings = new ConfigBroxWarping();
		settings.numOuter = WARPS;
		final DenseOpticalFlow<GrayF32> method = FactoryDenseOpticalFlow.broxWarping(settings, GrayF32.class);
		final ImageFlow found = new ImageFlow(picture.width(), picture.height());
		method.process(luminance(picture), luminance(other), found);
		final float[] dx = new float[found.data.length];
		final float[] dy = new float[found.data.length];
		for (int i = 0; i < found.data.length; i++) {
			if (Math.hypot(found.data[i].x, found.data[i].y) < TREMOR) continue;
			dx[i] = found.data[i].x;
			dy[i] = found.data[i].y;
		}
		return new Flow(picture.width(), picture.height(), dx, dy);
	}

	private static GrayF32 luminance(final RgbImage image) {
		final GrayF32 grey = new GrayF32(image.width(), image.height());
		for (int c = 0; c < LUMINANCE.length; c++) {
			for (int i = 0; i < image.pixels(); i++) {
				grey.data[i] += LUMINANCE[c] * image.channel(c)[i];
			}
		}
		return grey;
	}
}
