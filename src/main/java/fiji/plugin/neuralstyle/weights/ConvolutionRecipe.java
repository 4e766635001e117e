package fiji.plugin.neuralstyle.weights;

/**
 * How one convolution of a network is learned: its filters are the principal components of its input's 3 x 3
 * patches, whitened, each with its negative, so that after the ReLU nothing of a component is lost.
 *
 * @param width channels out, an even number, half as many components; 0 for a convolution that passes its
 *          input on, one channel to one (its input is never negative, so the ReLU changes nothing)
 * @param damping how much weak components are held back: a component of variance l is divided by
 *          sqrt(l + damping * l_1), l_1 the largest variance; 0 for whitening in full. Not negative
 * @param spread how the outputs' scales follow the components': each is multiplied by (l / l_1)^(spread / 2). 0
 *          leaves them alike, 1 gives them their own standard deviations. What later layers learn is not changed
 * @param gain factor of all outputs, above 0; weighs this layer in a transfer's losses, and nothing else
 */
public record ConvolutionRecipe(int width, double damping, double spread, double gain) {

	/** Passes its input on. */
	public static final ConvolutionRecipe PASS_ON = new ConvolutionRecipe(0, 0, 0, 1);

	public ConvolutionRecipe {
		if (width < 0 || width % 2 != 0) {
			throw new IllegalArgumentException("The width of a convolution is " + width +
				"; filters come in pairs, so it must be an even number, or 0 to pass the input on.");
		}
		if (!Double.isFinite(damping) || damping < 0) {
			throw new IllegalArgumentException("The damping of weak components is " + damping + "; it must be 0 or above, such as 0.01.");
		}
		if (!Double.isFinite(spread)) {
			throw new IllegalArgumentException("The spread of the outputs' scales is " + spread + "; it must be a number, such as 0.");
		}
		if (!Double.isFinite(gain) || gain <= 0) {
			throw new IllegalArgumentException("The gain of a convolution is " + gain + "; it must be above 0, such as 1.");
		}
	}

	/** Learned, whitened in full, all outputs alike. */
	public static ConvolutionRecipe ofWidth(final int width) {
		return new ConvolutionRecipe(width, 0, 0, 1);
	}

	/** Whether it is not learned. */
	public boolean passesOn() {
		return width == 0;
	}

	/** The same with another spread. */
	public ConvolutionRecipe withSpread(final double newSpread) {
		return new ConvolutionRecipe(width, damping, newSpread, gain);
	}

	/** The same with another gain. */
	public ConvolutionRecipe withGain(final double newGain) {
		return new ConvolutionRecipe(width, damping, spread, newGain);
	}
}
