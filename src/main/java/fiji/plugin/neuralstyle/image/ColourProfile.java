package fiji.plugin.neuralstyle.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An ICC profile: what the numbers of a picture's colours mean. It is never applied, as the numbers stay what they are; a
 * file of the same numbers with the same profile shows the same colours.
 */
public final class ColourProfile {

	private static final int HEADER = 128;
	private static final int KIND = 16;
	private static final int MARK = 36;

	private final byte[] bytes;

	private ColourProfile(final byte[] bytes) {
		this.bytes = bytes;
	}

	/** A profile as files hold it; empty if these bytes are none: the picture is whole without it. */
	static Optional<ColourProfile> of(final byte[] bytes) {
		final boolean sound = bytes.length >= HEADER && ByteBuffer.wrap(bytes).getInt() == bytes.length && word(bytes, MARK)
			.equals("acsp");
		return sound ? Optional.of(new ColourProfile(bytes.clone())) : Optional.empty();
	}

	/** Whether it tells of red, green and blue. */
	boolean isForColour() {
		return word(bytes, KIND).equals("RGB ");
	}

	/** Whether it tells of grey values. */
	boolean isForGrey() {
		return word(bytes, KIND).equals("GRAY");
	}

	/** As files hold it. */
	byte[] bytes() {
		return bytes.clone();
	}

	private static String word(final byte[] bytes, final int at) {
		return new String(bytes, at, Integer.BYTES, StandardCharsets.ISO_8859_1);
	}
}
