package fiji.plugin.neuralstyle.network;

import java.util.List;
import java.util.Optional;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Sees an image tile by tile, with the losses and the gradient of the whole: first the sums of which
 * Gram matrices or moments are made are taken over all cores, then each tile adds the gradient of its core's losses, given those. The
 * tile that is the last to be summed up is the first of those with a gradient, and is seen once. The memory for feature maps is that
 * of one tile.
 */
final class TiledLossFunction implements LossFunction {

	/** Pixels of the image whose total variation is computed at a time. */
	private static final int BAND_PIXELS = 1 << 20;

	private final Program program;
	private final NDManager manager;
	private final NDManager numbers;
	private final LossTable table;
	private final Optional<TileSums> sums;
	private final boolean firstIsKept;
	private final Optional<NDArray> firstSums;
	private final Optional<ContentTiles> contents;
	private final TileArguments tiles;
	private final NDList fixed = new NDList();
	private final NDList targets;
	private final NDList guides;
	private final NDList styleTargets;
	private final NDArray styleCoefficients;
	private final NDArray styleCounts;
	private final NDArray styleKinds;
	private final NDArray coefficients;
	private final NDArray modes;

	/**
	 * @param tiles of the gradient, for all layers
	 * @param sums of the style layers; empty if there are none
	 * @param firstIsKept whether the sums leave out the core of the first tile, which is to be kept until they are complete
	 * @param contents the targets of all terms of the kind {@link LossTerm.Kind#CONTENT_OF_IMAGE}, in that order
	 */
	TiledLossFunction(final Program program, final TileArguments tiles, final Optional<TileSums> sums,
		final boolean firstIsKept, final Optional<ContentTiles> contents, final NDList modesAndMean, final LossTable table)
	{
		this.program = program;
		this.tiles = tiles;
		this.sums = sums;
		this.firstIsKept = firstIsKept;
		firstSums = sums.map(all -> all.rows(tiles.plan()));
		this.contents = contents;
		this.table = table;
		manager = program.manager().newSubManager();
		numbers = program.numbers().newSubManager();
		modes = modesAndMean.get(0);
		coefficients = numbers.create(table.coefficients());
		fixed.add(numbers.create(table.tileRoles(tiles.plan())));
		fixed.add(coefficients);
		fixed.add(numbers.create(table.counts()));
		targets = table.targets(program, manager);
		guides = table.guides(program, modes, manager);
		final List<LossTerm> style = table.styleTerms();
		styleCoefficients = numbers.create(style.stream().mapToDouble(LossTerm::weight).toArray());
		styleCounts = numbers.create(style.stream().mapToDouble(table::count).toArray());
		styleKinds = numbers.create(style.stream().mapToLong(LossTable::role).toArray());
		styleTargets = new NDList();
		for (int i = 0; i < table.terms().size(); i++) {
			if (table.terms().get(i).kind().isStyle()) styleTargets.add(targets.get(i));
		}
	}

	@Override
	public List<LossTerm> terms() {
		return table.terms();
	}

	@Override
	public Value evaluate(final NDArray image) {
		try (NDManager scope = image.getManager().newSubManager()) {
			final double[] values = new double[table.terms().size() + 1];
			final NDArray gradient = scope.zeros(image.getShape());
			final NDArray losses = scope.zeros(new Shape(values.length), DataType.FLOAT64);
			final NDList into = new NDList(image, gradient, losses);
			final NDList totals = sums.isPresent() ? sums.get().of(image, scope) : new NDList();
			final NDList slopes;
			int next = 0;
			if (firstIsKept) {
				slopes = slopesAndFirst(into, totals, values, scope);
				next++;
			}
			else slopes = slopes(totals, values, scope);
			for (int i = next; i < tiles.count(); i++) {
				try (NDManager tile = scope.newSubManager()) {
					final NDList contentMaps = contentMaps(i, tile);
					FreedMemory.giveBackBefore(i);
					program.run("add_tile", arguments(i, into, withContents(slopes, contentMaps)));
				}
			}
			addVariation(image, gradient, losses);
			final double[] rest = losses.toDoubleArray();
			for (int i = 0; i < rest.length; i++) {
				values[i] += rest[i];
			}
			gradient.attach(image.getManager());
			return Value.of(table.terms(), table.variation().weight(), values, gradient);
		}
	}

	/** Completes the sums with the first tile, then adds its share to the gradient; gives what the other tiles need of each term. */
	private NDList slopesAndFirst(final NDList into, final NDList totals, final double[] values, final NDManager scope) {
		try (NDManager tile = scope.newSubManager()) {
			// While the tile's maps are kept there is no room for others.
			final NDList contentMaps = contentMaps(0, tile);
			FreedMemory.giveBackBefore(sums.get().count());
			final NDList arguments = new NDList(into.get(0));
			arguments.addAll(tiles.of(0, new NDList(firstSums.get())));
			arguments.addAll(sums.get().withGuides(totals));
			final NDList kept = program.call("begin_tile", arguments);
			kept.attach(tile);
			kept.forEach(map -> map.setName("maps[]"));
			final NDList slopes = slopes(totals, values, scope);
			final NDList more = arguments(0, into, withContents(slopes, contentMaps));
			more.addAll(kept);
			program.run("finish_tile", more);
			return slopes;
		}
	}

	/** What a tile's share of the gradient is made of. */
	private NDList arguments(final int tile, final NDList into, final NDList wanted) {
		final NDList arguments = new NDList(into);
		arguments.addAll(tiles.of(tile, fixed));
		arguments.addAll(wanted);
		arguments.addAll(guides);
		return arguments;
	}

	private NDList contentMaps(final int tile, final NDManager scope) {
		return contents.isPresent() ? contents.get().of(tile, scope) : new NDList();
	}

	/** For each term what one tile needs of it. */
	private NDList withContents(final NDList slopes, final NDList maps) {
		if (maps.isEmpty()) return slopes;
		final NDList all = new NDList();
		int content = 0;
		for (int i = 0; i < table.terms().size(); i++) {
			final boolean anew = table.terms().get(i).kind() == LossTerm.Kind.CONTENT_OF_IMAGE;
			final NDArray target = anew ? maps.get(content++) : slopes.get(i);
			target.setName("targets[]");
			all.add(target);
		}
		return all;
	}

	/** For each term what a tile needs of it; fills in the style losses. */
	private NDList slopes(final NDList totals, final double[] values, final NDManager scope) {
		if (sums.isEmpty()) return targets;
		final NDList arguments = new NDList(styleCoefficients, styleCounts, styleKinds, modes);
		arguments.addAll(totals);
		arguments.addAll(styleTargets);
		final NDList answer = program.call("style_slopes", arguments);
		answer.attach(scope);
		final double[] losses = answer.get(0).toDoubleArray();
		final NDList slopes = new NDList();
		int style = 0;
		for (int i = 0; i < table.terms().size(); i++) {
			if (table.terms().get(i).kind().isStyle()) {
				values[i] = losses[style];
				style++;
				answer.get(style).setName("targets[]");
				slopes.add(answer.get(style));
			}
			else slopes.add(targets.get(i));
		}
		return slopes;
	}

	private void addVariation(final NDArray image, final NDArray gradient, final NDArray losses) {
		final int height = (int) image.getShape().get(2);
		final int rows = (int) Math.max(1, BAND_PIXELS / image.getShape().get(3));
		for (int first = 0; first < height; first += rows) {
			try (NDArray band = numbers.create(new long[] { first, Math.min(height, first + rows) })) {
				program.run("add_band", new NDList(image, gradient, losses, coefficients, modes, band));
			}
		}
	}

	@Override
	public void close() {
		numbers.close();
		manager.close();
		tiles.close();
		sums.ifPresent(TileSums::close);
		contents.ifPresent(ContentTiles::close);
		FreedMemory.giveBack();
	}
}
