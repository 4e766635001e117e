package fiji.plugin.neuralstyle.weights.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A PyTorch file of one convolution after a classifier of four megabytes. */
public final class BigClassifier {

	private static final int COUNT = (4 << 20) / 4 + 1000;

	private BigClassifier() {}

	/** @param zipped in the newer form */
	public static byte[] file(final boolean zipped) throws IOException {
		final RawPickle content = new RawPickle().emptyDict().mark() //
			.text("classifier.0.weight").tensor("classifier", COUNT, COUNT) //
			.text("features.0.weight").tensor("kernel", 27, 1, 3, 3, 3) //
			.text("features.0.bias").tensor("bias", 1, 1).setItems();
		return zipped ? zip(content) : legacy(content);
	}

	private static byte[] zip(final RawPickle content) throws IOException {
		return new RawZip().stored("net/data.pkl", content.bytes()).stored("net/data/classifier", new byte[4 * COUNT]).stored(
			"net/data/kernel", new byte[4 * 27]).stored("net/data/bias", new byte[4]).bytes();
	}

	private static byte[] legacy(final RawPickle content) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(RawPickle.legacyBeginning());
		out.write(content.bytes());
		out.write(new RawPickle().emptyList().mark().text("classifier").text("kernel").text("bias").appends().bytes());
		for (final int count : new int[] { COUNT, 27, 1 }) {
			out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(count).array());
			out.write(new byte[4 * count]);
		}
		return out.toByteArray();
	}
}
