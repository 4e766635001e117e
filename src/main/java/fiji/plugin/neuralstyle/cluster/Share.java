package fiji.plugin.neuralstyle.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which rows of a manifest are one job's: of three, the first job has the 1st, 4th, 7th row and so on.
 *
 * @param number from 1
 * @param of how many jobs there are
 */
public record Share(int number, int of) {

	/** All rows. */
	public static final Share ALL = new Share(1, 1);

	private static final Pattern TEXT = Pattern.compile("(\\d{1,9})/(\\d{1,9})");
	private static final String ID = "SLURM_ARRAY_TASK_ID";

	/** @throws IllegalArgumentException if the number is not from 1 to the count */
	public Share {
		if (number < 1 || number > of) throw new IllegalArgumentException("The share " + number + "/" + of +
			" is none: of 4 jobs the shares are 1/4 to 4/4.");
	}

	/**
	 * Such as {@code 1/4}.
	 *
	 * @throws IllegalArgumentException if it is none
	 */
	public static Share parse(final String text) {
		final Matcher matcher = TEXT.matcher(text.strip());
		if (matcher.matches()) return new Share(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
		throw new IllegalArgumentException("The share \"" + text + "\" is none: write 1/4 to 4/4 for the shares of 4 jobs.");
	}

	/**
	 * That of a task of SLURM's array whose numbers run from 1; all rows where there is no array.
	 *
	 * @param environment variables by name
	 * @throws IllegalArgumentException if the array's numbers do not run from 1
	 */
	public static Share ofSlurm(final Map<String, String> environment) {
		if (!environment.containsKey(ID)) return ALL;
		// Its last number, not the count of its tasks: a single task may have been submitted again.
		final String last = environment.getOrDefault("SLURM_ARRAY_TASK_MAX", environment.getOrDefault("SLURM_ARRAY_TASK_COUNT",
			""));
		try {
			return new Share(Integer.parseInt(environment.get(ID)), Integer.parseInt(last));
		}
		catch (IllegalArgumentException e) {
			throw new IllegalArgumentException("The array's task " + environment.get(ID) + " of " + last +
				" has no share. Let the array run from 1, such as --array=1-40, or say --share.", e);
		}
	}

	/** Those rows of all. */
	public List<Row> rows(final List<Row> rows) {
		final List<Row> own = new ArrayList<>();
		for (int i = number - 1; i < rows.size(); i += of) {
			own.add(rows.get(i));
		}
		return own;
	}

	@Override
	public String toString() {
		return number + "/" + of;
	}
}
