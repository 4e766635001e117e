package fiji.plugin.neuralstyle.weights.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.JavaCommand;

/** Files that claim gigabytes, read by a virtual machine that has 32 megabytes. */
class SmallHeapTest {

	private static final int LAST_LINES = 200;

	@TempDir
	private Path folder;

	/** Prints a line for each file. */
	static final class Reader {

		private Reader() {}

		public static void main(final String[] files) {
			for (final String file : files) {
				try {
					System.out.println("read " + WeightsFiles.read(Path.of(file)).name());
				}
				catch (IOException e) {
					System.out.println("refused: " + e.getMessage());
				}
			}
		}
	}

	private List<String> read(final List<Path> files) throws IOException, InterruptedException {
		final List<String> command = JavaCommand.of(Reader.class, "-Xmx32m", "-XX:TieredStopAtLevel=1");
		files.forEach(file -> command.add(file.toString()));
		final Path output = folder.resolve("output.txt");
		final int code = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start()
			.waitFor();
		final List<String> lines = Files.readAllLines(output);
		assertEquals(0, code, () -> String.join("\n", lines.subList(0, Math.min(lines.size(), LAST_LINES))));
		return lines;
	}

	private Path file(final String name, final byte[] content) throws IOException {
		return Files.write(folder.resolve(name), content);
	}

	@Test
	void filesThatClaimGigabytesAreRefused() throws Exception {
		final List<Path> files = List.of( //
			file("a.safetensors", RawFile.withLength(3L << 30, "{", 0)), //
			file("b.safetensors", RawFile.of("{" + RawFile.entry("features.0.weight", "F32", "[4096,3,3,100000]", "0",
				"4915200000") + "}", 64)), //
			file("c.pth", claiming(RawPickle.legacyBeginning(), new RawPickle().emptyDict().text("features.0.weight").tensor(
				"k", Integer.MAX_VALUE, 4096, 3, 3, 3).raw('s').bytes())), //
			file("d.pth", claiming(RawPickle.legacyBeginning(), new RawPickle().raw('X', 0xff, 0xff, 0xff, 0x7f).bytes())), //
			file("e.pth", new RawZip().stored("n/data.pkl", new RawPickle().raw('T', 0xff, 0xff, 0xff, 0x7f).bytes()).bytes()), //
			file("f.pth", new RawZip().bomb("n/data.pkl", 64).bytes()), file("g.h5", largeHdf5()));
		final List<String> lines = read(files);
		assertEquals(files.size(), lines.size(), lines::toString);
		for (int i = 0; i < lines.size(); i++) {
			final String line = lines.get(i);
			assertTrue(line.startsWith("refused: ") && line.contains(files.get(i).toString()) && !line.contains(
				"more memory"), line);
		}
	}

	@Test
	void aNetworkThatDoesNotFitIntoMemorySaysSo() throws Exception {
		final long kernel = 4L * 1024 * 1024 * 9;
		final String header = "{" + String.join(",", //
			RawFile.entry("features.0.weight", "F32", "[1024,3,3,3]", "0", "110592"), //
			RawFile.entry("features.0.bias", "F32", "[1024]", "110592", "114688"), //
			RawFile.entry("features.2.weight", "F32", "[1024,1024,3,3]", "114688", "" + (114688 + kernel)), //
			RawFile.entry("features.2.bias", "F32", "[1024]", "" + (114688 + kernel), "" + (118784 + kernel))) + "}";
		final Path large = file("large.safetensors", RawFile.of(header, 0));
		try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
			file.setLength(file.length() + 118784 + kernel);
		}
		final List<String> lines = read(List.of(large, TestFile.path("tiny.h5")));
		assertEquals(2, lines.size(), lines::toString);
		assertTrue(lines.get(0).contains(large + "\" needs more memory than Java may use"), lines.get(0));
		assertEquals("read tiny", lines.get(1));
	}

	private static byte[] claiming(final byte[] beginning, final byte[] content) {
		final byte[] keys = new RawPickle().emptyList().mark().text("k").appends().bytes();
		return ByteBuffer.allocate(beginning.length + content.length + keys.length + 8).order(ByteOrder.LITTLE_ENDIAN).put(
			beginning).put(content).put(keys).putLong(Integer.MAX_VALUE).array();
	}

	/** The root group's header claims two gigabytes. */
	private static byte[] largeHdf5() throws IOException {
		final ByteBuffer file = ByteBuffer.wrap(TestFile.bytes("tiny.h5")).order(ByteOrder.LITTLE_ENDIAN);
		final int root = (int) file.getLong(64);
		assertEquals(1, file.get(root));
		file.putInt(root + 8, Integer.MAX_VALUE - 16);
		return file.array();
	}
}
