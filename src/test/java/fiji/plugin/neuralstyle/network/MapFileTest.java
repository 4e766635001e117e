package fiji.plugin.neuralstyle.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/** Feature maps on a real disk, a full one and none. */
class MapFileTest {

	private final NDManager manager = TorchEngine.start().newBaseManager();

	@AfterEach
	void free() {
		manager.close();
	}

	@Test
	void mapsComeBackAsTheyWere(@TempDir final Path folder) {
		final NDList first = new NDList(map(0, 7, 5, 3), map(3, 2, 4, 6));
		final NDList second = new NDList(map(6, 7, 2, 9), map(9, 2, 1, 1));
		try (MapFile file = MapFile.in(folder, 1000).orElseThrow()) {
			file.keep(3, first);
			file.keep(0, second);

			// Each is looked at before the next call.
			assertSame(second, file.maps(0, manager).orElseThrow());
			assertSame(first, file.maps(3, manager).orElseThrow());
			assertEquals(Optional.empty(), file.maps(1, manager));
		}
	}

	@Test
	void theFileIsGoneAfterwards(@TempDir final Path folder) throws IOException {
		try (MapFile file = MapFile.in(folder, 1000).orElseThrow()) {
			file.keep(0, new NDList(map(0, 7, 5, 3)));
		}
		try (Stream<Path> left = Files.list(folder)) {
			assertEquals(List.of(), left.toList());
		}
	}

	@Test
	void withoutRoomOrFolderThereIsNone(@TempDir final Path folder) throws IOException {
		assertEquals(Optional.empty(), MapFile.in(folder, Files.getFileStore(folder).getUsableSpace()));
		assertEquals(Optional.empty(), MapFile.in(folder.resolve("absent"), 1));
		try (Stream<Path> left = Files.list(folder)) {
			assertEquals(List.of(), left.toList());
		}
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aDiskThatFillsUpKeepsNothing() throws IOException {
		final FileChannel full = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.READ, StandardOpenOption.WRITE);
		try (MapFile file = new MapFile(full)) {
			file.keep(0, new NDList(map(0, 7, 5, 3)));

			assertEquals(Optional.empty(), file.maps(0, manager));
		}
	}

	@Test
	void aFileCutByOthersIsNotUsed(@TempDir final Path folder) throws IOException {
		final FileChannel channel = FileChannel.open(folder.resolve("maps"), StandardOpenOption.CREATE_NEW, StandardOpenOption.READ,
			StandardOpenOption.WRITE);
		try (MapFile file = new MapFile(channel)) {
			file.keep(0, new NDList(map(0, 7, 5, 3)));
			file.keep(1, new NDList(map(1, 7, 5, 3)));
			channel.truncate(500);

			assertEquals(Optional.empty(), file.maps(1, manager));
			assertEquals(Optional.empty(), file.maps(0, manager), "nor what there is left of it");
		}
	}

	private static void assertSame(final NDList expected, final NDList found) {
		assertEquals(expected.size(), found.size());
		for (int i = 0; i < expected.size(); i++) {
			assertEquals(expected.get(i).getShape(), found.get(i).getShape());
			assertArrayEquals(expected.get(i).toFloatArray(), found.get(i).toFloatArray());
		}
	}

	private NDArray map(final int first, final int height, final int width, final int channels) {
		return manager.arange(first, first + height * width * channels).toType(DataType.FLOAT32, false).mul(0.37).reshape(1, height, width,
			channels);
	}
}
