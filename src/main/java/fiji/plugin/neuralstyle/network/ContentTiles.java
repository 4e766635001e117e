package fiji.plugin.neuralstyle.network;

import java.util.List;
import java.util.Optional;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/**
 * Feature maps of an image, of one tile's core at a time: where those of the whole image would take too much memory. They are computed
 * when a tile is first asked for, and then kept in a file if there may be one.
 */
final class ContentTiles implements AutoCloseable {

	private final Program program;
	private final TileArguments tiles;
	private final NDArray image;
	private final List<Integer> layers;
	private final NDArray modes;
	private final Optional<MapFile> file;

	/**
	 * @param program that computes them
	 * @param tiles of the image, with the cores of those that the maps are for
	 * @param image is not owned
	 * @param layers of the maps, as indices of the plan's taps
	 * @param modes how the program computes
	 * @param file for the maps, closed with this; empty if they are to be computed each time
	 */
	ContentTiles(final Program program, final TileArguments tiles, final NDArray image, final List<Integer> layers,
		final NDArray modes, final Optional<MapFile> file)
	{
		this.program = program;
		this.tiles = tiles;
		this.image = image;
		this.layers = List.copyOf(layers);
		this.modes = modes;
		this.file = file;
	}

	/** A tile's maps, in the order of the layers, owned by the scope. */
	NDList of(final int tile, final NDManager scope) {
		final Optional<NDList> kept = file.flatMap(maps -> maps.maps(tile, scope));
		return kept.isPresent() ? fromFile(kept.get(), scope) : computed(tile, scope);
	}

	private NDList computed(final int tile, final NDManager scope) {
		final NDList arguments = new NDList(image);
		arguments.addAll(tiles.of(tile, new NDList()));
		final NDList maps = program.call("core_features", arguments);
		maps.attach(scope);
		final NDList wanted = new NDList();
		for (final int layer : layers) {
			wanted.add(maps.get(layer));
		}
		file.filter(keeper -> keeper.takes(wanted)).ifPresent(keeper -> keeper.keep(tile, toFile(wanted, scope)));
		return wanted;
	}

	/** In float32, as Java's side of the engine knows no bfloat16. */
	private NDList toFile(final NDList maps, final NDManager scope) {
		final NDList all = new NDList();
		for (final NDArray map : maps) {
			final NDArray kept = program.call("to_file", new NDList(map)).singletonOrThrow().toDevice(Device.cpu(), false);
			kept.attach(scope);
			all.add(kept);
		}
		return all;
	}

	private NDList fromFile(final NDList kept, final NDManager scope) {
		final NDList maps = new NDList();
		for (final NDArray values : kept) {
			final NDArray map = program.call("from_file", new NDList(image, values, modes)).singletonOrThrow();
			map.attach(scope);
			maps.add(map);
		}
		return maps;
	}

	@Override
	public void close() {
		tiles.close();
		file.ifPresent(MapFile::close);
	}
}
