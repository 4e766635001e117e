package fiji.plugin.neuralstyle.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

	@TempDir
	private Path folder;
	private Path file;

	@BeforeEach
	void name() {
		file = folder.resolve("result " + "x".repeat(240) + ".png");
	}

	@Test
	void whoWritesAloneTakesAwayWhatAKilledProcessLeft() throws IOException {
		final Path left = nameWhileWriting(content -> WholeFile.writeAlone(file, content));
		Files.writeString(left, "half a pict");
		WholeFile.writeAlone(file, out -> out.write('b'));
		assertEquals(List.of(file), files());
		assertEquals("b", Files.readString(file));
	}

	@Test
	void anotherFilesLeftoversStay() throws IOException {
		final Path left = nameWhileWriting(content -> WholeFile.writeAlone(file, content));
		Files.writeString(left, "of a process that is still writing");
		final Path other = folder.resolve("other.png");
		WholeFile.writeAlone(other, out -> out.write('b'));
		WholeFile.write(file, out -> out.write('c'));
		WholeFile.check(file);
		assertEquals("of a process that is still writing", Files.readString(left));
	}

	@Test
	void severalMayWriteTheSameFileAtOnce() throws IOException {
		WholeFile.write(file, outer -> {
			outer.write('a');
			assertNotEquals(null, nameWhileWriting(content -> WholeFile.write(file, content)));
			outer.write('b');
		});
		assertEquals("ab", Files.readString(file));
		assertEquals(List.of(file), files());
	}

	@Test
	void whatFailsLeavesTheOldFileAndNothingElse() throws IOException {
		Files.writeString(file, "old");
		assertThrows(IOException.class, () -> WholeFile.writeAlone(file, out -> {
			out.write('n');
			throw new IOException("no room");
		}));
		assertEquals("old", Files.readString(file));
		assertEquals(List.of(file), files());
	}

	private interface Writing {

		void write(WholeFile.Content content) throws IOException;
	}

	/** The hidden file that is written into. */
	private Path nameWhileWriting(final Writing writing) throws IOException {
		final List<Path> before = files();
		final Path[] found = new Path[1];
		writing.write(out -> found[0] = files().stream().filter(path -> !before.contains(path) && !path.equals(file)).findAny()
			.orElseThrow());
		return found[0];
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.toList();
		}
	}
}
