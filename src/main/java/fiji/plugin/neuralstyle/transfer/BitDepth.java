package fiji.plugin.neuralstyle.transfer;

/** Bits of each channel of an RGB result; the text is their number. */
public enum BitDepth {

	/** What screens show. */
	EIGHT(8),

	/** For further work on tones, which 8 bits would turn into bands. */
	SIXTEEN(16);

	private final int bits;

	BitDepth(final int bits) {
		this.bits = bits;
	}

	public int bits() {
		return bits;
	}

	@Override
	public String toString() {
		return Integer.toString(bits);
	}
}
