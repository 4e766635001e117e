package fiji.plugin.neuralstyle.inspect;

import java.util.List;

import ij.measure.ResultsTable;

/**
 * How alike images are, pair by pair and layer by layer.
 *
 * @param titles of the images
 * @param all one of each pair and layer
 */
public record Likenesses(List<String> titles, List<Likeness> all) {

	private static final int DIGITS = 6;
	/** ImageJ's number of digits for scientific notation is negative. */
	private static final int SCIENTIFIC = -5;

	/** A row for each pair and layer. */
	public ResultsTable table() {
		final ResultsTable table = new ResultsTable();
		for (final Likeness likeness : all) {
			table.incrementCounter();
			table.addValue("Image 1", titles.get(likeness.first()));
			table.addValue("Image 2", titles.get(likeness.second()));
			table.addValue("Layer", likeness.layer().name());
			table.addValue("Style cosine", likeness.styleCosine());
			table.addValue("Style loss", likeness.styleLoss());
			table.addValue("Content cosine", likeness.contentCosine());
			table.addValue("Content distance", likeness.contentDistance());
		}
		table.setDecimalPlaces(table.getColumnIndex("Style cosine"), DIGITS);
		table.setDecimalPlaces(table.getColumnIndex("Content cosine"), DIGITS);
		table.setDecimalPlaces(table.getColumnIndex("Style loss"), SCIENTIFIC);
		table.setDecimalPlaces(table.getColumnIndex("Content distance"), SCIENTIFIC);
		return table;
	}

	/** The table in the form of a CSV file, numbers as exact as they are. */
	public String csv() {
		final StringBuilder text = new StringBuilder(
			"Image 1,Image 2,Layer,Style cosine,Style loss,Content cosine,Content distance\n");
		for (final Likeness likeness : all) {
			text.append(quoted(titles.get(likeness.first()))).append(',').append(quoted(titles.get(likeness.second()))).append(
				',').append(likeness.layer()).append(',').append(likeness.styleCosine()).append(',').append(likeness
					.styleLoss()).append(',').append(likeness.contentCosine()).append(',').append(likeness.contentDistance())
				.append('\n');
		}
		return text.toString();
	}

	/** The style cosine of each pair, the mean over the layers where it is a number; 1 on the diagonal. */
	double[][] styleCosines() {
		final int count = titles.size();
		final double[][] sums = new double[count][count];
		final int[][] layers = new int[count][count];
		for (final Likeness likeness : all) {
			if (Double.isNaN(likeness.styleCosine())) continue;
			sums[likeness.first()][likeness.second()] += likeness.styleCosine();
			layers[likeness.first()][likeness.second()]++;
		}
		for (int i = 0; i < count; i++) {
			sums[i][i] = 1;
			for (int j = i + 1; j < count; j++) {
				sums[i][j] = layers[i][j] == 0 ? 0 : sums[i][j] / layers[i][j];
				sums[j][i] = sums[i][j];
			}
		}
		return sums;
	}

	/** 1 minus each style cosine, at least 0: of the same style, rounding may leave the cosine a little above 1. */
	double[][] styleDistances() {
		final double[][] distances = styleCosines();
		for (final double[] row : distances) {
			for (int i = 0; i < row.length; i++) {
				row[i] = Math.max(0, 1 - row[i]);
			}
		}
		return distances;
	}

	private static String quoted(final String title) {
		return title.matches("[^,\"\\n]*") ? title : '"' + title.replace("\"", "\"\"") + '"';
	}
}
