package fiji.plugin.neuralstyle.benchmark;

import fiji.plugin.neuralstyle.network.RgbImage;

/**
 * A piece of a picture that no network has learned from.
 *
 * @param picture number of the picture it comes from
 * @param quadrant of that picture
 * @param image its pixels
 */
record TestPiece(int picture, int quadrant, RgbImage image) {

	private static final double GREY = 0.5;
	private static final double CONTRAST = 0.15;
	private static final double LEAST_DEVIATION = 1e-3;

	/** The piece in grey and with one mean and contrast for all, so that only its texture tells where it comes from. */
	TestPiece texture() {
		final int pixels = image.width() * image.height();
		final double[] grey = new double[pixels];
		double sum = 0;
		double squares = 0;
		for (int i = 0; i < pixels; i++) {
			grey[i] = (image.channel(0)[i] + image.channel(1)[i] + image.channel(2)[i]) / RgbImage.CHANNELS;
			sum += grey[i];
			squares += grey[i] * grey[i];
		}
		final double mean = sum / pixels;
		final double deviation = Math.sqrt(Math.max(0, squares / pixels - mean * mean));
		final float[] texture = new float[pixels];
		for (int i = 0; i < pixels; i++) {
			texture[i] = (float) (GREY + CONTRAST * (grey[i] - mean) / Math.max(LEAST_DEVIATION, deviation));
		}
		return new TestPiece(picture, quadrant, RgbImage.grey(image.width(), image.height(), texture));
	}
}
