package fiji.plugin.neuralstyle.inspect;

import ij.plugin.LutLoader;
import ij.process.LUT;

/** Lookup tables for numbers. */
final class Colours {

	private static final int COUNT = 256;
	private static final int WHITE = 255;

	private Colours() {}

	/** For numbers from 0: black, red, yellow, white. */
	static LUT heat() {
		return new LUT(LutLoader.getLut("fire"), 0, COUNT - 1);
	}

	/** For numbers around 0: blue below, white at it, red above. */
	static LUT diverging() {
		final byte[] red = new byte[COUNT];
		final byte[] green = new byte[COUNT];
		final byte[] blue = new byte[COUNT];
		for (int i = 0; i < COUNT; i++) {
			final int below = Math.min(WHITE, 2 * i);
			final int above = Math.min(WHITE, 2 * (COUNT - 1 - i));
			red[i] = (byte) below;
			green[i] = (byte) Math.min(below, above);
			blue[i] = (byte) above;
		}
		return new LUT(red, green, blue);
	}
}
