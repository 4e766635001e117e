package fiji.plugin.neuralstyle.image.colour;

/**
 * CIE L*a*b* of sRGB colours (IEC 61966-2-1), with the white of D65: luminance from 0, black, to 100,
 * white, and two colour differences that are 0 for greys.
 */
final class CieLab {

	/** XYZ of linear red, green and blue: sRGB's primaries and white. */
	private static final double[][] XYZ = { { 0.4124564, 0.3575761, 0.1804375 }, { 0.2126729, 0.7151522, 0.0721750 }, {
		0.0193339, 0.1191920, 0.9503041 } };
	private static final double[][] RGB = { { 3.2404542, -1.5371385, -0.4985314 }, { -0.9692660, 1.8760108, 0.0415560 }, {
		0.0556434, -0.2040259, 1.0572252 } };
	private static final double[] WHITE = { 0.95047, 1, 1.08883 };
	/** Where the cube root gives way to a line, and the line's slope, as fractions: the printed decimals leave a step. */
	private static final double EPSILON = 216.0 / 24389;
	private static final double KAPPA = 24389.0 / 27;

	/** Halvings of the chroma's range: to less than a thousandth of it. */
	private static final int HALVINGS = 12;
	private static final double TOLERANCE = 1e-4;

	private CieLab() {}

	/**
	 * L*, a* and b* of a colour.
	 *
	 * @param rgb red, green and blue in [0, 1], with sRGB's curve
	 */
	static double[] of(final double... rgb) {
		final double[] xyz = multiply(XYZ, linear(rgb[0]), linear(rgb[1]), linear(rgb[2]));
		final double x = root(xyz[0] / WHITE[0]);
		final double y = root(xyz[1] / WHITE[1]);
		final double z = root(xyz[2] / WHITE[2]);
		return new double[] { 116 * y - 16, 500 * (x - y), 200 * (y - z) };
	}

	/** Red, green and blue with sRGB's curve; outside [0, 1] where sRGB does not have the colour. */
	static double[] toRgb(final double luminance, final double a, final double b) {
		final double y = (luminance + 16) / 116;
		final double[] linear = multiply(RGB, WHITE[0] * cube(y + a / 500), WHITE[1] * cube(y), WHITE[2] * cube(y - b / 200));
		return new double[] { curved(linear[0]), curved(linear[1]), curved(linear[2]) };
	}

	/**
	 * The nearest colour of the same luminance and hue that sRGB has: dark yellow cannot be as colourful as
	 * bright yellow, so its chroma is taken down. Cutting off red, green and blue instead would turn the hue.
	 *
	 * @param luminance from 0 to 100
	 */
	static double[] toDisplayable(final double luminance, final double a, final double b) {
		final double[] rgb = toRgb(luminance, a, b);
		if (isDisplayable(rgb)) return rgb;
		double inside = 0;
		double outside = 1;
		for (int i = 0; i < HALVINGS; i++) {
			final double middle = (inside + outside) / 2;
			if (isDisplayable(toRgb(luminance, middle * a, middle * b))) inside = middle;
			else outside = middle;
		}
		return toRgb(luminance, inside * a, inside * b);
	}

	/** The light that a value stands for. */
	static double linear(final double value) {
		return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
	}

	private static double curved(final double light) {
		return light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
	}

	private static boolean isDisplayable(final double[] rgb) {
		for (final double value : rgb) {
			if (value < -TOLERANCE || value > 1 + TOLERANCE) return false;
		}
		return true;
	}

	private static double root(final double t) {
		return t > EPSILON ? Math.cbrt(t) : (KAPPA * t + 16) / 116;
	}

	private static double cube(final double t) {
		final double cubed = t * t * t;
		return cubed > EPSILON ? cubed : (116 * t - 16) / KAPPA;
	}

	private static double[] multiply(final double[][] matrix, final double x, final double y, final double z) {
		final double[] product = new double[matrix.length];
		for (int i = 0; i < product.length; i++) {
			product[i] = matrix[i][0] * x + matrix[i][1] * y + matrix[i][2] * z;
		}
		return product;
	}
}
