package fiji.plugin.neuralstyle.weights.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Which program wrote a file, told by its first bytes. */
final class WeightsFormat {

	private static final byte[] HDF5 = latin1("\u0089HDF\r\n\u001a\n");
	private static final byte[] ZIP = latin1("PK\u0003\u0004");
	private static final byte[] PICKLE = latin1("\u0080");
	private static final byte[] TAR = latin1("ustar");
	private static final int TAR_OFFSET = 257;
	private static final byte[] JSON = latin1("{");
	private static final int JSON_OFFSET = 8;
	private static final int LONGEST = TAR_OFFSET + TAR.length;

	private WeightsFormat() {}

	/**
	 * Opens a file of any of the formats.
	 *
	 * @throws IOException if it is of none of them, or damaged
	 */
	static NamedTensors open(final RandomAccessBytes bytes) throws IOException {
		final byte[] beginning = bytes.read(0, (int) Math.min(LONGEST, bytes.length()));
		// First, as its first bytes are a length, and may be any.
		if (has(beginning, JSON_OFFSET, JSON)) return new Safetensors(bytes);
		if (has(beginning, 0, HDF5)) return new Hdf5File(bytes);
		if (has(beginning, 0, ZIP)) return TorchZip.open(bytes);
		if (has(beginning, 0, PICKLE)) return TorchLegacy.open(bytes);
		final Problems problems = new Problems(bytes.name(), "a weights");
		if (has(beginning, TAR_OFFSET, TAR)) {
			throw problems.unusable("is in the form that PyTorch wrote before version 0.1.10, which is not read. " +
				"Load it in Python and save its state_dict() with torch.save again");
		}
		throw problems.damaged("it is neither a safetensors file, nor a PyTorch file, nor an HDF5 file");
	}

	private static boolean has(final byte[] beginning, final int offset, final byte[] magic) {
		return beginning.length >= offset + magic.length && Arrays.equals(beginning, offset, offset + magic.length, magic, 0,
			magic.length);
	}

	private static byte[] latin1(final String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}
}
