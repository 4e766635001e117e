package fiji.plugin.neuralstyle.network;

/**
 * The colour that a network's first convolution takes for zero, and so sees beyond a border of zeros. RGB
 * in [0, 1].
 */
public record InputMean(float red, float green, float blue) {

	/** The mean of ImageNet's pictures. */
	public static final InputMean IMAGENET = new InputMean(0.485f, 0.456f, 0.406f);

	public InputMean {
		if (!inRange(red) || !inRange(green) || !inRange(blue)) {
			throw new IllegalArgumentException("A network's input mean is a colour in [0, 1], not (" + red + ", " + green +
				", " + blue + ").");
		}
	}

	/** Red, green and blue. */
	public float[] toArray() {
		return new float[] { red, green, blue };
	}

	private static boolean inRange(final float value) {
		return value >= 0 && value <= 1;
	}
}
