package fiji.plugin.neuralstyle.weights.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Pickles made by hand, instruction by instruction. */
final class RawPickle {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	RawPickle() {
		raw(0x80, 2);
	}

	/** The pickles before the content of a file of PyTorch's older form. */
	static byte[] legacyBeginning() {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(new RawPickle().raw(0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19).bytes());
		out.writeBytes(new RawPickle().raw('M', 0xe9, 0x03).bytes());
		out.writeBytes(new RawPickle().emptyDict().text("little_endian").raw(0x88, 's').bytes());
		return out.toByteArray();
	}

	RawPickle raw(final int... bytes) {
		for (final int b : bytes) {
			out.write(b);
		}
		return this;
	}

	RawPickle ascii(final String text) {
		out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
		return this;
	}

	RawPickle global(final String module, final String name) {
		return ascii("c" + module + "\n" + name + "\n");
	}

	RawPickle text(final String text) {
		return raw('X').littleEndian(text.length()).ascii(text);
	}

	RawPickle number(final int number) {
		return raw('J').littleEndian(number);
	}

	RawPickle emptyDict() {
		return raw('}');
	}

	RawPickle emptyList() {
		return raw(']');
	}

	RawPickle mark() {
		return raw('(');
	}

	RawPickle setItems() {
		return raw('u');
	}

	RawPickle appends() {
		return raw('e');
	}

	/** A float32 tensor at the beginning of a storage, in order. */
	RawPickle tensor(final String key, final int storageCount, final int... shape) {
		final int[] strides = new int[shape.length];
		for (int d = shape.length - 1, stride = 1; d >= 0; d--) {
			strides[d] = stride;
			stride *= shape[d];
		}
		return tensor(key, storageCount, 0, shape, strides);
	}

	/** A float32 tensor of anything. */
	RawPickle tensor(final String key, final int storageCount, final int offset, final int[] shape, final int[] strides) {
		return global("torch._utils", "_rebuild_tensor_v2").mark() //
			.mark().text("storage").global("torch", "FloatStorage").text(key).text("cpu").number(storageCount).raw('t', 'Q') //
			.number(offset).tuple(shape).tuple(strides).raw(0x89).emptyDict().raw('t', 'R');
	}

	/** All instructions so far, and the end. */
	byte[] bytes() {
		raw('.');
		return out.toByteArray();
	}

	private RawPickle tuple(final int... numbers) {
		mark();
		for (final int number : numbers) {
			number(number);
		}
		return raw('t');
	}

	private RawPickle littleEndian(final int number) {
		out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array());
		return this;
	}
}
