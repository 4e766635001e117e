package fiji.plugin.neuralstyle.weights.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.neuralstyle.network.Convolution;

/** PyTorch files made to do harm, or only odd. */
class TorchFilesTest {

	private static final String NAME = "odd.pth";

	/** A file of the older form: this content, and a kernel and a bias of numbers that count up. */
	private static byte[] legacy(final RawPickle content) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(RawPickle.legacyBeginning());
		out.writeBytes(content.bytes());
		out.writeBytes(new RawPickle().emptyList().mark().text("kernel").text("bias").appends().bytes());
		out.writeBytes(storage(54));
		out.writeBytes(storage(2));
		return out.toByteArray();
	}

	private static byte[] storage(final int count) {
		final ByteBuffer numbers = ByteBuffer.allocate(8 + 4 * count).order(ByteOrder.LITTLE_ENDIAN).putLong(count);
		for (int i = 0; i < count; i++) {
			numbers.putFloat(i);
		}
		return numbers.array();
	}

	private static RawPickle begin() {
		return new RawPickle().emptyDict().mark().text("features.0.weight");
	}

	private static RawPickle kernel(final RawPickle pickle) {
		return pickle.tensor("kernel", 54, 2, 3, 3, 3);
	}

	private static RawPickle end(final RawPickle pickle) {
		return pickle.text("features.0.bias").tensor("bias", 2, 2).setItems();
	}

	private static String problem(final byte[] file) {
		return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
			final String message = assertThrows(IOException.class, () -> WeightsFiles.read(NAME, file)).getMessage();
			assertTrue(message.contains("\"" + NAME + "\"") && message.endsWith("."), message);
			return message;
		});
	}

	private static Convolution only(final RawPickle content) throws IOException {
		return WeightsFiles.read(NAME, legacy(content)).convolutions().get(0);
	}

	@Test
	void aFileMadeByHandIsRead() throws IOException {
		final Convolution convolution = only(end(kernel(begin())));
		assertEquals(53, convolution.kernel()[53]);
		assertArrayEquals(new float[] { 0, 1 }, convolution.bias());
	}

	@Test
	void anyOrderInMemoryIsPutRight() throws IOException {
		final float[] kernel = only(end(begin().tensor("kernel", 54, 0, new int[] { 2, 3, 3, 3 }, new int[] { 1, 2, 6, 18 })))
			.kernel();
		assertEquals(1, kernel[27]);
		assertEquals(2, kernel[9]);
		assertEquals(6, kernel[3]);
		assertEquals(18, kernel[1]);
		assertEquals(53, kernel[53]);
	}

	@Test
	void aPartOfAStorageIsRead() throws IOException {
		final float[] kernel = only(begin().tensor("kernel", 54, 27, new int[] { 1, 3, 3, 3 }, new int[] { 27, 9, 3, 1 }).text(
			"features.0.bias").tensor("kernel", 54, 5, new int[] { 1 }, new int[] { 1 }).text("unused").tensor("bias", 2, 2).setItems())
				.kernel();
		assertEquals(27, kernel[0]);
		assertEquals(53, kernel[26]);
	}

	static Stream<RawPickle> calls() {
		final List<String[]> classes = List.of(new String[] { "os", "system" }, new String[] { "posix", "system" },
			new String[] { "builtins", "eval" }, new String[] { "__builtin__", "exec" }, new String[] { "builtins", "getattr" },
			new String[] { "subprocess", "Popen" }, new String[] { "torch", "load" }, new String[] { "torch.nn", "Module" },
			new String[] { "collections", "OrderedDict.fromkeys" }, new String[] { "torch._utils", "_import_dotted_name" },
			// What the library would make without asking.
			new String[] { "datetime", "datetime" }, new String[] { "decimal", "Decimal" }, new String[] { "array", "array" },
			new String[] { "copy_reg", "_reconstructor" }, new String[] { "exceptions", "Exception" },
			new String[] { "operator", "attrgetter" }, new String[] { "_codecs", "encode" });
		return Stream.concat(classes.stream().flatMap(c -> Stream.of( //
			end(begin().global(c[0], c[1]).mark().text("touch harmed").raw('t', 'R')), //
			end(begin().text(c[0]).text(c[1]).raw(0x93).mark().text("touch harmed").raw('t', 'R')))), Stream.of( //
				end(begin().mark().text("touch harmed").ascii("ios\nsystem\n")), //
				end(kernel(begin().global("collections", "OrderedDict").raw(')', 0x81))), //
				end(kernel(begin().mark().global("collections", "OrderedDict").raw('o'))), //
				end(begin().raw(0x82, 1)), end(begin().raw(0x83, 1, 1)), end(begin().raw(0x84, 1, 1, 1, 1)), //
				end(kernel(begin()).emptyDict().raw('b'))));
	}

	@ParameterizedTest
	@MethodSource("calls")
	void nothingButTensorsIsMade(final RawPickle content) {
		final String message = problem(legacy(content));
		assertTrue(message.contains("asks for") && message.contains("no code in a file is run") && message.contains(
			"state_dict()"), message);
	}

	static Stream<RawPickle> lies() {
		return Stream.of( //
			end(begin().tensor("kernel", 54, 1 << 30, 3, 3, 3)), end(begin().tensor("kernel", Integer.MAX_VALUE, 2, 3, 3, 3)), //
			end(begin().tensor("kernel", -1, 2, 3, 3, 3)), end(begin().tensor("kernel", 54, -2, 3, 3, 3)), //
			end(begin().tensor("kernel", 54, 2, 3, 3, 4)), end(begin().tensor("gone", 54, 2, 3, 3, 3)), //
			// One number named a milliard times.
			end(begin().tensor("kernel", 54, 0, new int[] { 1 << 30, 3, 3, 3 }, new int[] { 0, 0, 0, 0 })), //
			end(begin().tensor("kernel", 54, 0, new int[] { 2, 3, 3, 3 }, new int[] { Integer.MAX_VALUE, 9, 3, 1 })), //
			end(begin().tensor("kernel", 54, 0, new int[] { 2, 3, 3, 3 }, new int[] { -27, 9, 3, 1 })), //
			end(begin().tensor("kernel", 54, 1, new int[] { 2, 3, 3, 3 }, new int[] { 27, 9, 3, 1 })), //
			end(begin().tensor("kernel", 54, -1, new int[] { 2, 3, 3, 3 }, new int[] { 27, 9, 3, 1 })), //
			end(begin().tensor("kernel", 54, 0, new int[] { 2, 3, 3, 3 }, new int[] { 27, 9, 3 })), //
			end(begin().tensor("kernel", 54, 0, new int[] { Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE,
				Integer.MAX_VALUE }, new int[] { 1, 1, 1, 1 })), //
			// One storage described in two ways.
			kernel(begin()).text("features.0.bias").tensor("kernel", 53, 2).setItems(), //
			// Texts longer than the file.
			end(kernel(begin().raw('X').number(0))), end(begin().raw('X', 0xff, 0xff, 0xff, 0x7f)), //
			end(begin().raw('T', 0xff, 0xff, 0xff, 0xff)), end(begin().raw('B', 0xff, 0xff, 0xff, 0x7f)), //
			end(begin().raw(0x8d, 0xff, 0xff, 0xff, 0x7f, 0, 0, 0, 0)), end(begin().raw(0x8b, 0xff, 0xff, 0xff, 0x7f)), //
			// Nothing on the stack, no mark, no memo, no map.
			new RawPickle(), new RawPickle().raw('0'), new RawPickle().setItems(), end(begin().raw('j', 9, 9, 9, 9)), //
			end(begin().raw('h', 7)), new RawPickle().emptyList().text("a").text("b").raw('s'), //
			new RawPickle().emptyDict().mark().text("a").setItems(), new RawPickle().emptyDict().text("a").raw('a'), //
			new RawPickle().raw('R'), new RawPickle().text("a").raw('Q'), new RawPickle().text("a").raw(')', 'R'), //
			new RawPickle().number(7), new RawPickle().emptyList(), new RawPickle().emptyDict());
	}

	@ParameterizedTest
	@MethodSource("lies")
	void aPickleThatLiesIsRefused(final RawPickle content) {
		problem(legacy(content));
	}

	/** Each list holds the one before twice, so that a look at all of the last would never end. */
	@Test
	void aKeyThatTakesForeverToCompareIsRefused() {
		final RawPickle pickle = new RawPickle().emptyDict().emptyList().raw('q', 0);
		for (int i = 0; i < 60; i++) {
			pickle.raw('0').emptyList().mark().raw('h', i, 'h', i).appends().raw('q', i + 1);
		}
		problem(legacy(pickle.raw('h', 60).raw('s')));
	}

	@Test
	void aPickleWithoutEndIsRefused() {
		assertTrue(problem(legacy(new RawPickle().ascii("]".repeat(2 << 20)))).contains("ends early"));
		problem(legacy(new RawPickle().ascii("(".repeat(900_000))));
		problem(legacy(new RawPickle().emptyDict().text("a").ascii("]".repeat(900_000)).ascii("a".repeat(899_999)).raw('s')));
		assertTrue(problem(legacy(new RawPickle().ascii("c" + "a".repeat(2 << 20)))).contains("ends early"));
	}

	@Test
	void theOlderFormsBeginningIsChecked() {
		assertTrue(problem(new RawPickle().number(7).bytes()).contains("not one that torch.save wrote"));
		final byte[] good = legacy(end(kernel(begin())));
		final byte[] future = good.clone();
		future[18]++;
		assertTrue(problem(future).contains("version"));
	}

	@ParameterizedTest
	@CsvSource({ "-1", "53", "55", "9223372036854775807", "-9223372036854775808", "4611686018427387904" })
	void aStorageOfAnotherLengthIsNamed(final long count) {
		final byte[] file = legacy(end(kernel(begin())));
		ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(file.length - 16 - 4 * 54 - 8, count);
		final String message = problem(file);
		assertTrue(message.contains("\"kernel\"") && message.contains("54") && message.contains("" + count), message);
	}

	@Test
	void whatIsCompressedIsNotUnpacked() throws IOException {
		final byte[] pickle = end(kernel(begin())).bytes();
		final byte[] pickleBomb = new RawZip().bomb("net/data.pkl", 64).bytes();
		assertTrue(pickleBomb.length < 100_000);
		assertTrue(problem(pickleBomb).contains("is compressed"));
		final byte[] storageBomb = new RawZip().stored("net/data.pkl", pickle).bomb("net/data/kernel", 64).stored(
			"net/data/bias", new byte[8]).bytes();
		assertTrue(problem(storageBomb).contains("is compressed"));
	}

	@Test
	void aZipOfOtherThingsIsNamed() throws IOException {
		final byte[] pickle = end(kernel(begin())).bytes();
		assertTrue(problem(new RawZip().stored("readme.txt", new byte[3]).bytes()).contains("0 files data.pkl"));
		assertTrue(problem(new RawZip().stored("a/data.pkl", pickle).stored("b/data.pkl", pickle).bytes()).contains(
			"2 files data.pkl"));
		assertTrue(problem(new RawZip().stored("a/data.pkl", pickle).bytes()).contains("data/kernel"));
		assertTrue(problem(new RawZip().stored("a/data.pkl", pickle).stored("a/data/kernel", new byte[4 * 53]).bytes())
			.contains("54 numbers"));
		assertTrue(problem(new RawZip().stored("a/data.pkl", pickle).stored("a/byteorder", "big".getBytes(
			StandardCharsets.US_ASCII)).bytes()).contains("big-endian"));
		assertTrue(problem(new RawZip().stored("a/data.pkl", new byte[2 << 20]).bytes()).contains("2097152 bytes"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 24, 20 })
	void aPartThatClaimsGigabytesIsNotBelieved(final int field) throws IOException {
		final byte[] file = new RawZip().stored("a/data.pkl", end(kernel(begin())).bytes()).stored("a/data/kernel",
			new byte[4 * 54]).stored("a/data/bias", new byte[8]).bytes();
		final ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < file.length - 46; i++) {
			if (bytes.getInt(i) == 0x02014b50) bytes.putInt(i + field, 0xf0000000);
		}
		problem(file);
	}
}
