package fiji.plugin.neuralstyle.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import fiji.plugin.neuralstyle.network.NetworkWeights;

/**
 * Whether a network learned from a domain fits it better than others (docs/networks.md). Arguments: {@code cut
 * PICTURES FOLDER} writes what to learn from into FOLDER/pieces-fold0, pieces-fold1 and pieces-everyday;
 * {@code neighbours PICTURES FOLDER}, {@code reconstructions} and {@code directions} compare the networks in FOLDER
 * by one measure each.
 */
public final class DomainBenchmark {

	private static final int[] SIZES = { 32, 64 };
	private static final int RECONSTRUCTED_SIZE = 64;
	private static final String[] RECONSTRUCTED_LAYERS = { "relu3_1", "relu4_1" };

	private final DomainPictures pictures;
	private final Map<String, List<DomainNetworks.OfFold>> networks;

	private DomainBenchmark(final DomainPictures pictures, final Map<String, List<DomainNetworks.OfFold>> networks) {
		this.pictures = pictures;
		this.networks = networks;
	}

	public static void main(final String[] arguments) throws IOException {
		final DomainPictures pictures = new DomainPictures(Path.of(arguments[1]));
		final Path folder = Path.of(arguments[2]);
		if (arguments[0].equals("cut")) {
			for (int fold = 0; fold < DomainPictures.FOLDS; fold++) {
				pictures.writePieces(fold, folder.resolve("pieces-fold" + fold));
			}
			pictures.writeEverydayPieces(folder.resolve("pieces-everyday"));
			return;
		}
		new DomainBenchmark(pictures, DomainNetworks.in(folder)).compare(arguments[0]);
		System.exit(0);
	}

	private void compare(final String measure) throws IOException {
		switch (measure) {
			case "neighbours" -> {
				for (final int size : SIZES) {
					neighbours(size, "texture alone", TestPiece::texture);
					neighbours(size, "in colour", piece -> piece);
				}
			}
			case "reconstructions" -> {
				for (final String layer : RECONSTRUCTED_LAYERS) {
					reconstructions(layer);
				}
			}
			case "directions" -> directions();
			default -> throw new IllegalArgumentException("There is no measure \"" + measure + "\".");
		}
	}

	private void neighbours(final int size, final String what, final UnaryOperator<TestPiece> seen) throws IOException {
		final List<List<TestPiece>> pieces = new ArrayList<>();
		for (int fold = 0; fold < DomainPictures.FOLDS; fold++) {
			pieces.add(pictures.testPieces(fold, size).stream().map(seen).toList());
		}
		final ScoreTable table = new ScoreTable("Nearest neighbour of the same picture, pieces of " + size + " pixels, " + what +
			", %", 100, DomainPictures.names(), pieces.stream().flatMap(List::stream).toList());
		scores(table, pieces, (network, fold) -> new GramNeighbours(network).hits(pieces.get(fold)));
	}

	private void reconstructions(final String layer) throws IOException {
		final List<List<TestPiece>> pieces = reconstructed();
		final ScoreTable table = new ScoreTable("Reconstruction from " + layer + ", PSNR in dB", 1, DomainPictures.names(), pieces.stream()
			.flatMap(List::stream).toList());
		scores(table, pieces, (network, fold) -> ReconstructionError.decibels(network, layer, pieces.get(fold)));
	}

	private void directions() throws IOException {
		final List<TestPiece> pieces = reconstructed().stream().flatMap(List::stream).toList();
		System.out.println("\nDirections in which relu3_1 and relu4_1 vary");
		for (final Map.Entry<String, List<DomainNetworks.OfFold>> kind : networks.entrySet()) {
			final NetworkWeights network = kind.getValue().get(0).get(0);
			System.out.println(String.format(Locale.ROOT, "%s: %.1f, %.1f", kind.getKey(), Directions.of(network, "relu3_1",
				pieces), Directions.of(network, "relu4_1", pieces)));
		}
	}

	/** One piece of each quadrant. */
	private List<List<TestPiece>> reconstructed() throws IOException {
		final List<List<TestPiece>> pieces = new ArrayList<>();
		for (int fold = 0; fold < DomainPictures.FOLDS; fold++) {
			final List<TestPiece> all = pictures.testPieces(fold, RECONSTRUCTED_SIZE);
			final List<TestPiece> some = new ArrayList<>();
			for (int i = DomainPictures.TEST_PIECES / 2; i < all.size(); i += DomainPictures.TEST_PIECES) {
				some.add(all.get(i));
			}
			pieces.add(some);
		}
		return pieces;
	}

	private interface Measure {

		double[] of(NetworkWeights network, int fold);
	}

	private void scores(final ScoreTable table, final List<List<TestPiece>> pieces, final Measure measure)
		throws IOException
	{
		for (final Map.Entry<String, List<DomainNetworks.OfFold>> kind : networks.entrySet()) {
			final List<double[]> bySeed = new ArrayList<>();
			for (final DomainNetworks.OfFold ofFold : kind.getValue()) {
				System.err.println(table.title() + ": " + kind.getKey() + " " + (bySeed.size() + 1) + " of " + kind.getValue().size());
				final List<Double> values = new ArrayList<>();
				for (int fold = 0; fold < pieces.size(); fold++) {
					for (final double value : measure.of(ofFold.get(fold), fold)) {
						values.add(value);
					}
				}
				bySeed.add(values.stream().mapToDouble(Double::doubleValue).toArray());
			}
			table.add(kind.getKey(), bySeed);
		}
		System.out.println("\n" + table.text());
	}
}
