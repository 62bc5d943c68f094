// The interface in English: what a measure tells, before its formula.

const SURE = 'Chance alone brings 5 words in 100 above 3.84, and 1 in 1,000 above 10.83. It grows with the amount of text too: a large value is sure, not strong.';
const KEY = 'How sure it is that the word is not equally frequent in both.';
const NEAR = 'How sure it is that the two do not stand together by chance.';

/** By the name of the column. @type {Record<string, string>} */
const meanings = {
  per_million: 'How many of a million words are this one, so that more and fewer documents can be compared.',
  expected: 'How often it would come if it were equally frequent everywhere.',
  log_ratio: 'By how many doublings it is more frequent: 1 is twice as frequent, 2 four times, −1 half. It says how large the difference is, not how sure.',
  lrc: 'The Log Ratio that it has at the least, with doubt about chance taken off: 1 is surely at least twice as frequent, at 0 chance may explain it, below 0 it is surely rarer.',
  simple_maths: 'How many times as frequent, after k is added to both frequencies per million. A larger k puts commoner words in front.',
  difference: 'By how many per cent it is more frequent: 100 is twice as frequent, −50 half.',
  g2_2: `${KEY} ${SURE}`,
  g2_4: `${KEY} ${SURE}`,
  chi2: `${KEY} ${SURE}`,
  chi2_yates: `${KEY} ${SURE}`,
  p: 'How often chance alone would make so large a difference, or a larger one, for this one word.',
  p_corrected: 'The same, when it is taken into account that so many words were tried at once.',
  dp: 'How unevenly it is spread over the documents: 0 is as even as their lengths, towards 1 it is all in a small part.',
  log_dice: 'How much the two belong to each other: about 14 where they are hardly ever apart, one more is twice as close. It does not grow with the number of documents.',
  log_dice_window: 'How much the two belong to each other, by all places near the node: one more is twice as close.',
  mi: 'By how many doublings they stand together more often than by chance. Rare words come first.',
  mi3: 'As MI, with the times that they stand together counting more, so that rare words do not come first.',
  local_mi: 'MI times how often they stand together: frequent pairs come first.',
  t_score: 'How sure it is that they stand together more often than by chance, 2 and more being so. Frequent words come first.',
  z_score: 'By how many standard deviations they stand together more often than by chance. Rare words come first.',
  g2: `${NEAR} ${SURE}`,
  simple_ll: `${NEAR} ${SURE}`,
  delta_p: 'How much larger the word’s share of the places is near the node than elsewhere: 0.01 is one place in a hundred more.',
  together: '1: they are always in the same documents; 0: as often as by chance.',
};

export const measuring = {
  meanings,
  /** What the letters of formulas stand for. @type {Partial<Record<import('../analysis/analysis.js').ViewName, string>>} */
  letters: {
    keyness: 'a, b: how often it comes here and in the others; c, d: all words here and in the others (documents, where these are counted); E1, E2: the counts that are expected here and there.',
    collocates: 'O: how often it stands near the node; f1: the node; f2: the word in all; W: the words in the windows, each once; N: all words; E: what is expected near the node.',
  },
  /** What a table shows, before anything else. @type {Partial<Record<import('../analysis/analysis.js').ViewName, string>>} */
  leads: {
    words: 'How often each word comes in these documents. A number opens what it counts.',
    phrases: 'Words that stand together again and again. A number opens what it counts.',
    keyness: 'Words that are more frequent in these documents than in the others, the clearest first. A number opens what it counts.',
    collocates: 'Words that stand near what is searched for, those that belong to it most first. A number opens what it counts.',
  },
};
