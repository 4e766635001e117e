package fiji.plugin.neuralstyle.weights.format;

import static fiji.plugin.neuralstyle.weights.format.RawFile.entry;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SafetensorsTest {

	private static final String GOOD = entry("a", "F32", "[2]", "0", "8");

	private static Safetensors open(final byte[] file) throws IOException {
		return new Safetensors(new ArrayBytes("some.safetensors", file));
	}

	private static byte[] written(final SafetensorsWriter writer) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		writer.write(out);
		return out.toByteArray();
	}

	@ParameterizedTest
	@EnumSource(NumberFormat.class)
	void whatIsWrittenIsRead(final NumberFormat format) throws IOException {
		// More values than one block holds; each is exact in every format.
		final float[] many = new float[600_000];
		for (int i = 0; i < many.length; i++) {
			many[i] = (i % 255 - 127) * (i % 2 == 0 ? 0x1p-3f : 0x1p-24f);
		}
		final float[] few = { 1, -2, 0.5f };
		final SafetensorsWriter writer = new SafetensorsWriter(format, Map.of("source", "a \"test\" \u00e4", "b", "2"));
		writer.add("many", many, 3, 200_000);
		writer.add("few", few, 3);
		writer.add("none", new float[0], 0, 4);
		final byte[] bytes = written(writer);
		final Safetensors file = open(bytes);
		assertEquals(List.of("many", "few", "none"), List.copyOf(file.names()));
		assertEquals(Map.of("source", "a \"test\" \u00e4", "b", "2"), file.metadata());
		assertArrayEquals(many, file.values("many"));
		assertArrayEquals(few, file.values("few"));
		assertEquals(List.of(3L, 200_000L), file.shape("many"));
		assertEquals(0, (bytes.length - 600_003 * format.bytes()) % 8);
	}

	@Test
	void theWriterRefusesWhatTheReaderWould() {
		final SafetensorsWriter half = new SafetensorsWriter(NumberFormat.F16, Map.of());
		final String message = assertThrows(IllegalArgumentException.class, () -> half.add("w", new float[] { 1, 7e4f }, 2))
			.getMessage();
		assertTrue(message.contains("\"w\"") && message.contains("70000") && message.contains("F32"), message);
		assertThrows(IllegalArgumentException.class, () -> half.add("w", new float[] { Float.NaN }, 1));
	}

	static List<byte[]> liars() {
		return List.of(new byte[0], new byte[7], //
			RawFile.withLength(-1, "{}", 0), //
			RawFile.withLength(Long.MAX_VALUE, "{}", 0), //
			RawFile.withLength(3L << 30, "{}", 0), //
			RawFile.withLength(3, "{}", 0), //
			RawFile.withLength(0, "{}", 0), //
			RawFile.withLength(1, "{}", 0), //
			RawFile.withLength(17 << 20, "{" + " ".repeat(17 << 20) + "}", 0), //
			RawFile.of("[]", 0), RawFile.of("nonsense", 0), RawFile.of("{\"a\":", 0), RawFile.of("{} {}", 0), RawFile.of("{a:1}",
				0), RawFile.of("{\"a\":1}", 0), RawFile.of("[".repeat(1 << 20), 0), //
			RawFile.of("{\"__metadata__\":3}", 0), RawFile.of("{\"__metadata__\":{\"a\":[]}}", 0), RawFile.of(
				"{\"__metadata__\":{},\"__metadata__\":{}}", 0), RawFile.of("{\"__metadata__\":{\"a\":\"\",\"a\":\"\"}}", 0), //
			RawFile.of("{" + GOOD + "," + GOOD + "}", 8), //
			RawFile.of("{" + GOOD + "," + entry("b", "F32", "[2]", "4", "12") + "}", 12), //
			RawFile.of("{" + GOOD + "," + entry("b", "F32", "[2]", "9", "17") + "}", 17), //
			RawFile.of("{" + GOOD + "}", 7), RawFile.of("{" + GOOD + "}", 9), //
			RawFile.of("{" + entry("a", "F32", "[2]", "8", "0") + "}", 8), //
			RawFile.of("{" + entry("a", "F32", "[2]", "-8", "0") + "}", 8), //
			RawFile.of("{" + entry("a", "F32", "[2]", "0", "8e0") + "}", 8), //
			RawFile.of("{" + entry("a", "F32", "[2]", "0", "\"8\"") + "}", 8), //
			RawFile.of("{" + entry("a", "F32", "[2]", "0", "99999999999999999999") + "}", 8), //
			RawFile.of("{" + entry("a", "F32", "[2]", "0", "8,9") + "}", 8), //
			RawFile.of("{" + entry("a", "F32", "[3]", "0", "8") + "}", 8), //
			RawFile.of("{" + entry("a", "F16", "[2]", "0", "8") + "}", 8), //
			RawFile.of("{" + entry("a", "F32", "[-2]", "0", "8") + "}", 8), //
			RawFile.of("{" + entry("a", "F32", "[-1,-2]", "0", "8") + "}", 8), //
			RawFile.of("{" + entry("a", "F32", "[2.5]", "0", "8") + "}", 8), //
			RawFile.of("{" + entry("a", "F32", "2", "0", "8") + "}", 8), //
			// 2^62 * 4 and (2^32)^2 * 2 are 0 in 64 bits.
			RawFile.of("{" + entry("a", "F32", "[2305843009213693952,2]", "0", "0") + "}", 0), //
			RawFile.of("{" + entry("a", "F32", "[4294967296,4294967296,2]", "0", "8") + "}", 8), //
			RawFile.of("{\"a\":{\"shape\":[2],\"data_offsets\":[0,8]}}", 8), //
			RawFile.of("{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,8]}}", 8), //
			RawFile.of("{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}", 8), //
			RawFile.of("{\"a\":{\"dtype\":4,\"shape\":[2],\"data_offsets\":[0,8]}}", 8), //
			RawFile.of("{\"a\":{\"more\":[],\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 8), //
			RawFile.of("{\"" + "a".repeat(1 << 20) + "\":7}", 0), invalidUtf8());
	}

	private static byte[] invalidUtf8() {
		final byte[] file = RawFile.of("{\"?\":1}", 0);
		file[10] = (byte) 0xc3;
		return file;
	}

	@ParameterizedTest
	@MethodSource("liars")
	void aFileThatLiesIsRefusedInASentence(final byte[] file) {
		final String message = assertThrows(IOException.class, () -> open(file)).getMessage();
		assertTrue(message.startsWith("The weights file \"some.safetensors\" is damaged or not a safetensors file: "), message);
		assertTrue(message.endsWith(". Fetch it again."), message);
		assertFalse(message.contains("\n") || message.contains("JsonReader") || message.length() > 600, message);
	}

	@Test
	void noPrefixOfAFileIsTakenForTheFile() throws IOException {
		final SafetensorsWriter writer = new SafetensorsWriter(NumberFormat.F16, Map.of("name", "x"));
		writer.add("a", new float[] { 1, 2, 3, 4 }, 2, 2);
		writer.add("b", new float[] { 5 }, 1);
		final byte[] whole = written(writer);
		for (int length = 0; length < whole.length; length++) {
			final byte[] part = Arrays.copyOf(whole, length);
			assertThrows(IOException.class, () -> open(part), () -> part.length + " of " + whole.length + " bytes");
		}
	}

	/** Whatever happens to a header's bytes, the answer is a file or an IOException, nothing else. */
	@Test
	void damagedHeadersNeverEndInAnythingButAnIOException() {
		final byte[] good = RawFile.of("{\"__metadata__\":{\"name\":\"x\"}," + entry("a", "F32", "[1,2]", "0", "8") + "," + entry(
			"b", "BF16", "[2]", "8", "12") + "}", 12);
		final Random random = new Random(7);
		for (int round = 0; round < 20_000; round++) {
			final byte[] bad = good.clone();
			for (int i = random.nextInt(3); i >= 0; i--) {
				bad[random.nextInt(bad.length - 12)] = (byte) random.nextInt(256);
			}
			try {
				final Safetensors file = open(bad);
				for (final String name : file.names()) {
					file.values(name);
				}
			}
			catch (IOException e) {
				assertTrue(e.getMessage().contains("some.safetensors"), e.getMessage());
			}
		}
	}

	@Test
	void aValueThatIsNoNumberIsRefused() throws IOException {
		final byte[] file = RawFile.of("{" + entry("a", "F16", "[2]", "0", "4") + "}", 4);
		file[file.length - 1] = 0x7e;
		final String nan = assertThrows(IOException.class, () -> open(file).values("a")).getMessage();
		assertTrue(nan.contains("tensor \"a\" holds NaN"), nan);
		file[file.length - 1] = (byte) 0xfc;
		final String infinite = assertThrows(IOException.class, () -> open(file).values("a")).getMessage();
		assertTrue(infinite.contains("-Infinity"), infinite);
	}

	@Test
	void anUnknownTypeMattersOnlyWhereItIsNeeded() throws IOException {
		final Safetensors file = open(RawFile.of("{" + GOOD + "," + entry("b", "I64", "[1]", "8", "16") + "," + entry("c",
			"F4", "[3]", "16", "18") + "}", 18));
		assertArrayEquals(new float[2], file.values("a"));
		final String message = assertThrows(IOException.class, () -> file.values("c")).getMessage();
		assertTrue(message.contains("\"c\"") && message.contains("F4") && message.contains("BF16"), message);
		assertTrue(assertThrows(IOException.class, () -> file.values("d")).getMessage().contains("no tensor \"d\""));
	}
}
