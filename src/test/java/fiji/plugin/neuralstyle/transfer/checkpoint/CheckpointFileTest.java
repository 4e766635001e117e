package fiji.plugin.neuralstyle.transfer.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file alone, whatever is in it. */
class CheckpointFileTest {

	private static final String MARK = "NeuralStyleCheckpoint\n";

	@TempDir
	private Path folder;
	private Path path;
	private CheckpointFile file;

	@BeforeEach
	void aSmallState() throws IOException {
		path = folder.resolve("a.checkpoint");
		file = file("run");
		file.write(out -> out.writeUTF("the state of a run"));
	}

	@Test
	void theStateComesBack() throws IOException {
		assertEquals("the state of a run", read());
		file.write(out -> out.writeUTF("the next"));
		assertEquals("the next", read());
	}

	@Test
	void cutAnywhereItIsDamaged() throws IOException {
		final byte[] whole = Files.readAllBytes(path);
		for (int length = 0; length < whole.length; length++) {
			Files.write(path, Arrays.copyOf(whole, length));
			assertEquals("is damaged", assertThrows(IOException.class, file::open, "cut at " + length).getMessage());
			assertTrue(!file.isForeign(), "cut at " + length);
		}
		Files.write(path, Arrays.copyOf(whole, whole.length + 1));
		assertEquals("is damaged", assertThrows(IOException.class, file::open).getMessage());
	}

	@Test
	void withAnyBitFlippedItIsDamagedOrNoCheckpoint() throws IOException {
		final byte[] whole = Files.readAllBytes(path);
		for (int bit = 0; bit < whole.length * 8; bit++) {
			final byte[] flipped = whole.clone();
			flipped[bit / 8] ^= 1 << bit % 8;
			Files.write(path, flipped);
			assertEquals("is damaged", assertThrows(IOException.class, file::open, "bit " + bit).getMessage());
			assertEquals(bit / 8 < MARK.length(), file.isForeign(), "bit " + bit);
		}
	}

	@Test
	void thatOfAnotherRunIsRefused() {
		assertTrue(assertThrows(IOException.class, file("another run")::open).getMessage().contains("of other images"));
	}

	@Test
	void aWriteThatFailsLeavesTheOneBefore() throws IOException {
		assertThrows(IOException.class, () -> file.write(out -> {
			out.write(new byte[1 << 20]);
			throw new IOException("the disk is full");
		}));
		assertEquals("the state of a run", read());
		try (var files = Files.list(folder)) {
			assertEquals(1, files.count());
		}
	}

	@Test
	void whatAKilledProcessLeftHalfWrittenIsWrittenOver() throws IOException {
		Files.write(folder.resolve(".a.checkpoint.tmp"), new byte[1 << 16]);
		file.write(out -> out.writeUTF("the next"));
		assertEquals("the next", read());
		try (var files = Files.list(folder)) {
			assertEquals(1, files.count());
		}
	}

	@Test
	void aFileThatIsNoneIsNeverReplacedNorDeleted() throws IOException {
		final byte[] other = "a text".getBytes();
		Files.write(path, other);
		assertTrue(file.isForeign());
		assertThrows(IOException.class, () -> file.write(out -> out.writeInt(1)));
		CheckpointFile.delete(path);
		assertArrayEquals(other, Files.readAllBytes(path));
		Files.delete(path);
		Files.createDirectory(path);
		assertTrue(file.isForeign());
		CheckpointFile.delete(path);
		assertTrue(Files.isDirectory(path));
	}

	private CheckpointFile file(final String run) {
		return new CheckpointFile(path, new RunKey().add(run));
	}

	private String read() throws IOException {
		try (DataInputStream in = file.open().orElseThrow()) {
			return in.readUTF();
		}
	}
}
