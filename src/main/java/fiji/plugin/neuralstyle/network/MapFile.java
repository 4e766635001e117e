package fiji.plugin.neuralstyle.network;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Feature maps in a temporary file, tile by tile, where memory is too small for them. It is there to save time and nothing else: what
 * it could not keep, it does not have, and is to be computed again.
 */
final class MapFile implements AutoCloseable {

	/** File systems that are memory themselves. */
	private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");
	/** The part of a disk's free space that may be taken. */
	private static final int SHARE = 2;
	/** Of a tile's maps, which are read into one buffer. */
	private static final long MOST_NUMBERS = Integer.MAX_VALUE / Float.BYTES;

	private final FileChannel file;
	private final Map<Integer, List<Kept>> tiles = new HashMap<>();
	private ByteBuffer buffer = ByteBuffer.allocateDirect(0);
	private long end;
	private boolean failed;

	/** Where a map is. */
	private record Kept(long position, Shape shape) {

		int bytes() {
			return Math.toIntExact(shape.size() * Float.BYTES);
		}
	}

	/** @param file to write to and read from, closed with this */
	MapFile(final FileChannel file) {
		this.file = file;
	}

	/**
	 * A new file that is gone when it is closed or the program has ended, however it did.
	 *
	 * @param folder for it
	 * @param bytes that it will have
	 * @return empty if the folder is not on a disk with ample space, or cannot be written to
	 */
	static Optional<MapFile> in(final Path folder, final long bytes) {
		try {
			final FileStore store = Files.getFileStore(folder);
			if (IN_MEMORY.contains(store.type()) || store.getUsableSpace() / SHARE < bytes) return Optional.empty();
			final Path path = Files.createTempFile(folder, "neural-style-maps", ".tmp");
			return Optional.of(new MapFile(FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE,
				StandardOpenOption.DELETE_ON_CLOSE)));
		}
		catch (IOException e) {
			// A run is as good without, and only takes longer.
			return Optional.empty();
		}
	}

	/**
	 * The maps of a tile, in the order in which they were kept, each in memory that the next call takes back.
	 *
	 * @return owned by the scope; empty if there are none
	 */
	Optional<NDList> maps(final int tile, final NDManager scope) {
		final List<Kept> kept = tiles.get(tile);
		if (kept == null) return Optional.empty();
		final long bytes = kept.stream().mapToLong(Kept::bytes).sum();
		if (buffer.capacity() < bytes) buffer = ByteBuffer.allocateDirect(Math.toIntExact(bytes));
		buffer.clear();
		try {
			final NDList maps = new NDList();
			for (final Kept map : kept) {
				maps.add(scope.create(read(map), map.shape(), DataType.FLOAT32));
			}
			return Optional.of(maps);
		}
		catch (IOException e) {
			giveUp();
			return Optional.empty();
		}
	}

	/** Whether maps of these sizes can be kept. */
	boolean takes(final NDList maps) {
		return !failed && maps.stream().mapToLong(NDArray::size).sum() <= MOST_NUMBERS;
	}

	/** Keeps a tile's maps, of float32 in the processor's memory, if that can be done. */
	void keep(final int tile, final NDList maps) {
		if (!takes(maps)) return;
		final List<Kept> kept = new ArrayList<>();
		try {
			for (final NDArray map : maps) {
				kept.add(new Kept(end, map.getShape()));
				write(map.toByteBuffer(true));
			}
			tiles.put(tile, kept);
		}
		catch (IOException e) {
			giveUp();
		}
	}

	private void write(final ByteBuffer bytes) throws IOException {
		while (bytes.hasRemaining()) {
			end += file.write(bytes, end);
		}
	}

	private ByteBuffer read(final Kept map) throws IOException {
		final ByteBuffer bytes = buffer.slice(buffer.position(), map.bytes());
		buffer.position(buffer.position() + bytes.capacity());
		while (bytes.hasRemaining()) {
			if (file.read(bytes, map.position() + bytes.position()) < 0) throw new IOException("The file of maps has been cut.");
		}
		return bytes.flip();
	}

	/** A full disk or a lost one: gives the space back, and lets all be computed again. */
	private void giveUp() {
		failed = true;
		tiles.clear();
		try {
			file.truncate(0);
		}
		catch (IOException e) {
			// It goes back when the file is closed.
		}
	}

	@Override
	public void close() {
		try {
			file.close();
		}
		catch (IOException e) {
			// All that was in it has been used.
		}
	}
}
