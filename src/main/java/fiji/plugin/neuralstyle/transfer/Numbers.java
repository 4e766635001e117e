package fiji.plugin.neuralstyle.transfer;

/** Checks that settings share, with messages that name the setting and what it may be. */
final class Numbers {

	private Numbers() {}

	static double notNegative(final String what, final double value) {
		if (!Double.isFinite(value) || value < 0) {
			throw new IllegalArgumentException(what + " is " + text(value) + "; it must be a number of at least 0.");
		}
		return value;
	}

	static double positive(final String what, final double value) {
		if (!Double.isFinite(value) || value <= 0) {
			throw new IllegalArgumentException(what + " is " + text(value) + "; it must be a number above 0.");
		}
		return value;
	}

	static double within(final double least, final double most, final String what, final double value) {
		if (!(value >= least && value <= most)) {
			throw new IllegalArgumentException(what + " is " + text(value) + "; it must be a number from " + text(least) + " to " +
				text(most) + ".");
		}
		return value;
	}

	static int atLeast(final int least, final String what, final int value) {
		if (value < least) {
			throw new IllegalArgumentException(what + " is " + value + "; it must be at least " + least + ".");
		}
		return value;
	}

	/** The shortest text of a number: 100 rather than 100.0. */
	static String text(final double value) {
		return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
	}
}
