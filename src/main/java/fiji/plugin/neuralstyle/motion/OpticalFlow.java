package fiji.plugin.neuralstyle.motion;

import boofcv.abst.flow.DenseOpticalFlow;
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

	private OpticalFlow() {}

	/**
	 * Where the pixels of one picture are in the other, which has the same size.
	 *
	 * @return of the pictures' size; about 25 arrays as large are needed meanwhile
	 */
	static Flow between(final RgbImage picture, final RgbImage other) {
		final DenseOpticalFlow<GrayF32> method = FactoryDenseOpticalFlow.broxWarping(null, GrayF32.class);
		final ImageFlow found = new ImageFlow(picture.width(), picture.height());
		method.process(luminance(picture), luminance(other), found);
		final float[] dx = new float[found.data.length];
		final float[] dy = new float[found.data.length];
		for (int i = 0; i < found.data.length; i++) {
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
