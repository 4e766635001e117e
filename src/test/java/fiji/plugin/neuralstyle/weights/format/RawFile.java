package fiji.plugin.neuralstyle.weights.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Safetensors files made by hand, lies included. */
final class RawFile {

	private RawFile() {}

	/** A file of this header, with its true length, and of so many bytes of zeros. */
	static byte[] of(final String header, final int dataBytes) {
		return withLength(header.getBytes(StandardCharsets.UTF_8).length, header, dataBytes);
	}

	/** The same with a made-up header length. */
	static byte[] withLength(final long length, final String header, final int dataBytes) {
		final byte[] text = header.getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(8 + text.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length).put(text)
			.array();
	}

	/** One tensor's entry. */
	static String entry(final String name, final String type, final String shape, final String start, final String end) {
		return "\"" + name + "\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":[" + start + "," + end + "]}";
	}
}
