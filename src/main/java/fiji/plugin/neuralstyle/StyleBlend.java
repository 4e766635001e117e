package fiji.plugin.neuralstyle;

/** How the styles of a job share its pictures. */
public enum StyleBlend {

	/** Each picture is in all styles. */
	TOGETHER("together") {

		@Override
		double share(final int style, final int styles, final double position) {
			return 1;
		}
	},

	/**
	 * The first picture is in the first style, the last in the last; between two styles, which are evenly spaced, the
	 * share of one falls as that of the next rises.
	 */
	ALONG_STACK("along stack") {

		@Override
		double share(final int style, final int styles, final double position) {
			return Math.max(0, 1 - Math.abs(style - position * (styles - 1)));
		}
	};

	private final String text;

	StyleBlend(final String text) {
		this.text = text;
	}

	/**
	 * The share of a style in a picture, beside its own weight.
	 *
	 * @param style number of the style, from 0
	 * @param styles how many there are
	 * @param position of the picture in the stack, 0 for the first to 1 for the last
	 */
	abstract double share(int style, int styles, double position);

	@Override
	public String toString() {
		return text;
	}
}
