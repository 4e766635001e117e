package fiji.plugin.neuralstyle.transfer.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Tells one run from another: SHA-256 of all that its result depends on. */
public final class RunKey {

	private static final int BLOCK_VALUES = 1 << 14;

	private final MessageDigest digest = Sums.sha256();

	/** Adds a text. */
	public RunKey add(final String text) {
		final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		// With its length, so that "ab" and "c" are not "a" and "bc".
		digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
		digest.update(bytes);
		return this;
	}

	/** Adds a picture's size and the bits of its values. */
	public RunKey add(final int width, final int height, final float[] values) {
		add(width + " x " + height);
		final ByteBuffer block = ByteBuffer.allocate(BLOCK_VALUES * Float.BYTES);
		for (int start = 0; start < values.length; start += BLOCK_VALUES) {
			final int count = Math.min(BLOCK_VALUES, values.length - start);
			block.clear();
			block.asFloatBuffer().put(values, start, count);
			digest.update(block.limit(count * Float.BYTES));
		}
		return this;
	}

	/** The key of all that was added; nothing can be added afterwards. */
	byte[] bytes() {
		return digest.digest();
	}
}
