package fiji.plugin.neuralstyle.network;

/**
 * The weights of one 3 x 3 convolution.
 *
 * @param inputs channels in
 * @param outputs channels out
 * @param kernel {@code outputs * inputs * 3 * 3} values in [out][in][row][column] order
 * @param bias {@code outputs} values
 */
public record Convolution(int inputs, int outputs, float[] kernel, float[] bias) {

	/** Rows times columns of a kernel. */
	public static final int AREA = 9;

	public Convolution {
		if (inputs < 1 || outputs < 1 || kernel.length != (long) outputs * inputs * AREA || bias.length != outputs) {
			throw new IllegalArgumentException("A convolution from " + inputs + " to " + outputs + " channels needs " +
				(long) outputs * inputs * AREA + " kernel and " + outputs + " bias values, not " + kernel.length + " and " +
				bias.length + ".");
		}
	}
}
