package fiji.plugin.neuralstyle.weights.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.neuralstyle.network.Convolution;

/** HDF5 files whose structure goes in circles, branches without end, or lies. */
class Hdf5FilesTest {

	/** Where the address of the root group's header is, in a file of h5py's usual form. */
	private static final int ROOT = 64;

	private static ByteBuffer tiny() throws IOException {
		return ByteBuffer.wrap(TestFile.bytes("tiny.h5")).order(ByteOrder.LITTLE_ENDIAN);
	}

	private static int find(final ByteBuffer file, final byte[] wanted, final int from) {
		for (int i = from; i <= file.capacity() - wanted.length; i++) {
			if (ByteBuffer.wrap(file.array(), i, wanted.length).equals(ByteBuffer.wrap(wanted))) return i;
		}
		return -1;
	}

	private static byte[] ascii(final String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private static String problem(final ByteBuffer file) {
		return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
			final String message = assertThrows(IOException.class, () -> WeightsFiles.read("odd.h5", file.array())).getMessage();
			assertTrue(message.contains("\"odd.h5\"") && message.endsWith("."), message);
			return message;
		});
	}

	@Test
	void otherNumberFormatsGiveTheSameWeights() throws IOException {
		final Convolution usual = WeightsFiles.read(TestFile.path("tiny.h5")).convolutions().get(0);
		final Convolution other = WeightsFiles.read(TestFile.path("tiny-other-numbers.h5")).convolutions().get(0);
		assertArrayEquals(usual.kernel(), other.kernel());
		assertArrayEquals(usual.bias(), other.bias());
	}

	@Test
	void twoNetworksInAFileAreRefused() {
		final String message = assertThrows(IOException.class, () -> WeightsFiles.read(TestFile.path("two-networks.h5")))
			.getMessage();
		assertTrue(message.contains("two-networks.h5") && message.contains("\"block1_conv1/kernel\" twice"), message);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void aTreeThatIsItsOwnBranchIsRefused(final int branches) throws IOException {
		final ByteBuffer file = tiny();
		final int tree = find(file, ascii("TREE"), 0);
		file.put(tree + 5, (byte) 1).putShort(tree + 6, (short) branches);
		for (int i = 0; i < branches; i++) {
			file.putLong(tree + 32 + 16 * i, tree);
		}
		problem(file);
	}

	@Test
	void aGroupThatHoldsItselfOverAndOverIsRefused() throws IOException {
		final ByteBuffer file = tiny();
		final long root = file.getLong(ROOT);
		final int node = find(file, ascii("SNOD"), 0);
		final int entries = 8;
		final long name = file.getLong(node + 8);
		file.putShort(node + 6, (short) entries);
		for (int i = 0; i < entries; i++) {
			final int entry = node + 8 + 40 * i;
			file.putLong(entry, i == 0 ? name : name + i).putLong(entry + 8, root).putInt(entry + 16, 0);
		}
		assertTrue(problem(file).contains("goes in a circle"));
	}

	/** An array of arrays of arrays, seven thousand deep. */
	@Test
	void aTypeThatIsNestedTooDeeplyIsRefused() throws IOException {
		final byte[] tiny = TestFile.bytes("tiny.h5");
		final int levels = 7000;
		final int typeBytes = 9 * levels;
		final ByteBuffer file = ByteBuffer.wrap(Arrays.copyOf(tiny, tiny.length + 24 + typeBytes)).order(
			ByteOrder.LITTLE_ENDIAN);
		file.putLong(ROOT, tiny.length).position(tiny.length);
		// An object's header of one message, which is a type.
		file.putShort((short) 1).putShort((short) 1).putInt(1).putInt(8 + typeBytes).putInt(0);
		file.putShort((short) 3).putShort((short) typeBytes).putInt(0);
		for (int i = 0; i < levels; i++) {
			file.put((byte) 0x3a).put(new byte[8]);
		}
		problem(file);
		assertEquals(1, WeightsFiles.read("tiny", tiny).convolutions().size());
	}

	@Test
	void aShapeThatTheFileIsTooShortForIsRefused() throws IOException {
		final ByteBuffer file = tiny();
		final ByteBuffer shape = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN).putLong(3).putLong(3).putLong(3)
			.putLong(4);
		file.putLong(find(file, shape.array(), 0) + 24, 4096);
		final ByteBuffer biasShape = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(4).putLong(4);
		file.putLong(find(file, biasShape.array(), 0), 4096);
		assertTrue(problem(file).contains("\"block1_conv1/kernel\" would reach beyond the file's end"));
	}

	@Test
	void aFileOfAnotherNetworkIsNamed() throws IOException {
		final ByteBuffer file = tiny();
		final int name = find(file, ascii("block1_conv1\0"), 0);
		file.put(name, (byte) 'c');
		final String message = problem(file);
		assertTrue(message.contains("holds no VGG network") && message.contains("Keras"), message);
	}
}
