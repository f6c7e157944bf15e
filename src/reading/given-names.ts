/** Given names common in France, accents folded: by them a single word is known to be a name and not a reserve. */
const GIVEN_NAMES: ReadonlySet<string> = new Set(
  (
    'adele agathe agnes alain albane albert alex alexandra alexandre alexis alice aline amandine amelie anais andre andrea anna anne annie anthony antoine armelle arnaud arthur audrey aurelie aurelien axel ' +
    'baptiste barbara beatrice benedicte benjamin benoit bernadette bernard berenice brigitte bruno camille carine carole caroline catherine cathy cecile cedric celia celine chantal charlene charles charlotte christel christelle christian christiane christine christophe claire clara claude claudine clement clementine colette coralie corentin corinne cyril ' +
    'damien daniel daniele danielle david delphine denis denise diane didier dominique edith edouard eleonore elisa elisabeth elise elodie emilie emma emmanuel emmanuelle enora eric erwan estelle esther etienne eva evelyne fabien fabienne fabrice fanny fatima felix fernand flora florence florent florian francis franck francois francoise frederic frederique ' +
    'gabriel gabrielle gael gaelle gaetan gauthier genevieve geraldine gerard gilbert gilles ginette gregoire gregory guillaume guy gwenael gwenaelle helene henri herve hugo hugues ines irene isabelle jacqueline jacques jean jeanne jeannine jennifer jerome jessica joanna joel joelle joseph josephine josette judith jules julie julien juliette justine karim karine katell kevin ' +
    'laetitia laura laure laurence laurent lea leo leon liliane lionel lisa loic lola louis louise luc lucas lucie lucien ludovic lydia lydie maelle maeva magali malik manon manuel marc marcel margaux margot marguerite maria marianne marie marielle marine marion marlene martin martine mathieu mathilde matthieu maud maurice max maxime melanie melissa michel michele micheline mickael mireille mohamed monique morgane muriel myriam ' +
    'nadege nadia nadine nathalie nicolas nicole noe noel noemie nolwenn odette odile olivia olivier ophelie pascal pascale patrice patricia patrick paul paule pauline perrine philippe pierre pierrick quentin rachel raphael raymond regine regis remi remy renaud rene renee richard robert robin roger roland romain romane ronan rosalie roxane ' +
    'sabine sabrina salome samia samuel sandra sandrine sara sarah sebastien serge severine simon simone soizic solange solene sonia sophie stephane stephanie steven suzanne sylvain sylvaine sylvie tania tanguy thibault thierry thomas tiphaine tristan valentin valentine valerie vanessa veronique victor victoire victoria vincent virginie viviane william xavier yann yannick yasmine yoann yohan youssef yves yvette yvonne zoe'
  ).split(' '),
);

/** `word` in plain letters, lower case, accents folded. */
export function isGivenName(word: string): boolean {
  return GIVEN_NAMES.has(word);
}
